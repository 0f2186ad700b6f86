import * as figures from './charts/figures.mjs';
import * as tomatoes from './charts/tomatoes.mjs';
import * as advance from './maps/advance.mjs';
import * as diyala from './maps/diyala.mjs';
import * as region from './maps/region.mjs';
import * as shrines from './maps/shrines.mjs';
import * as airportBaghdad from './scenes/airport-baghdad.mjs';
import * as ankaraPress from './scenes/ankara-press.mjs';
import * as baghdadVolunteers from './scenes/baghdad-volunteers.mjs';
import * as campNineveh from './scenes/camp-nineveh.mjs';
import * as irbilAid from './scenes/irbil-aid.mjs';
import * as kirkukPatrol from './scenes/kirkuk-patrol.mjs';
import * as mosulStreets from './scenes/mosul-streets.mjs';
import * as najafBus from './scenes/najaf-bus.mjs';
import * as najafRally from './scenes/najaf-rally.mjs';
import * as sadrCity from './scenes/sadr-city.mjs';
import * as situationRoom from './scenes/situation-room.mjs';
import * as tribalLeaders from './scenes/tribal-leaders.mjs';
import * as whiteHouseLawn from './scenes/white-house-lawn.mjs';

/** Every picture by the name of its files; `flat` ones are of few colours. */
export const gallery = {
  'map-advance': { ...advance, flat: true },
  'map-region': { ...region, flat: true },
  'map-diyala': { ...diyala, flat: true },
  'map-samarra-karbala': { ...shrines, flat: true },
  'chart-figures': { ...figures, flat: true },
  'chart-tomatoes': { ...tomatoes, flat: true },
  'kirkuk-patrol': kirkukPatrol,
  'baghdad-volunteers': baghdadVolunteers,
  'mosul-streets': mosulStreets,
  'tribal-leaders': tribalLeaders,
  'camp-nineveh': campNineveh,
  'sadr-city': sadrCity,
  'najaf-bus': najafBus,
  'white-house-lawn': whiteHouseLawn,
  'najaf-rally': najafRally,
  'irbil-aid': irbilAid,
  'situation-room': situationRoom,
  'airport-baghdad': airportBaghdad,
  'ankara-press': ankaraPress,
};
