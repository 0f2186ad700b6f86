//! What the linker knows of the numbers in a module: which of them are addresses, and of what.
//!
//! It says so in sections of their own where it is asked to keep them (`--emit-relocs`; the format is described in the
//! tool conventions of WebAssembly, under linking). wasm-bindgen writes the code anew, so that the places in it are not
//! right any more; the numbers are. Data stays where it was.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::Range;

use anyhow::{Context, Result, bail, ensure};
use rustc_demangle::demangle;
use wasmparser::{KnownCustom, Linking, Parser, Payload, RelocationEntry, RelocationType, SymbolInfo};

use super::program::Program;

/// The numbers in a module that stand for something else.
#[derive(Default)]
pub(super) struct Links {
    /// The pieces of memory that are one thing each.
    pub(super) objects: Vec<Range<u32>>,
    /// By number that may stand in the code, the objects that it may mean.
    pub(super) objects_in_code: HashMap<u32, BTreeSet<usize>>,
    /// The numbers that may stand in the code for a place in the table.
    pub(super) places_in_code: HashSet<u32>,
    /// By address in memory, what the number there means.
    pub(super) in_memory: BTreeMap<u32, Meaning>,
    /// Places in the table for functions that the linker does not know: wasm-bindgen has put them there.
    pub(super) unknown_places: Vec<u32>,
    /// Functions that the code should have the number of, and that are not in the table.
    unplaced: BTreeSet<u32>,
}

/// What a number in memory means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Meaning {
    Object(usize),
    PlaceInTable(u32),
}

impl Links {
    /// Reads what the linker has written. `None` where it was not asked to.
    pub(super) fn read(module: &[u8], program: &Program<'_>) -> Result<Option<Self>> {
        let (mut symbols, mut in_code, mut in_data) = (Vec::new(), None, None);
        for payload in Parser::new(0).parse_all(module) {
            let Payload::CustomSection(section) = payload? else { continue };
            match section.as_known() {
                KnownCustom::Linking(linking) => {
                    for part in linking.subsections() {
                        if let Linking::SymbolTable(table) = part? {
                            symbols = table.into_iter().collect::<Result<_, _>>()?;
                        }
                    }
                }
                KnownCustom::Reloc(entries) => {
                    let entries: Vec<_> = entries.entries().into_iter().collect::<Result<_, _>>()?;
                    match section.name() {
                        "reloc.CODE" => in_code = Some(entries),
                        "reloc.DATA" => in_data = Some(entries),
                        // About what debuggers read.
                        _ => {}
                    }
                }
                _ => {}
            }
        }
        let (Some(in_code), Some(in_data)) = (in_code, in_data) else { return Ok(None) };
        let symbols = Symbols::new(&symbols, program)?;
        let mut links = Self { unknown_places: symbols.unknown_places(program), ..Self::default() };
        for entry in in_code {
            links.add_from_code(&entry, &symbols)?;
        }
        for entry in in_data {
            links.add_from_data(&entry, &symbols, program)?;
        }
        let (unplaced, unknown) = (links.unplaced.len(), links.unknown_places.len());
        ensure!(unplaced <= unknown, "{unplaced} functions are gone from the table, and {unknown} have come");
        links.objects = symbols.objects;
        Ok(Some(links))
    }

    fn add_from_code(&mut self, entry: &RelocationEntry, symbols: &Symbols<'_>) -> Result<()> {
        match entry.ty {
            RelocationType::MemoryAddrLeb | RelocationType::MemoryAddrSleb => {
                let (object, address) = symbols.object(entry)?;
                self.objects_in_code.entry(address).or_default().insert(object);
            }
            RelocationType::TableIndexSleb => match symbols.places(entry)? {
                Some(places) => self.places_in_code.extend(places),
                None => drop(self.unplaced.insert(entry.index)),
            },
            RelocationType::FunctionIndexLeb
            | RelocationType::TypeIndexLeb
            | RelocationType::GlobalIndexLeb
            | RelocationType::TableNumberLeb => {}
            other => bail!("unknown link from code: {other:?}"),
        }
        Ok(())
    }

    fn add_from_data(&mut self, entry: &RelocationEntry, symbols: &Symbols<'_>, program: &Program<'_>) -> Result<()> {
        let (address, number) = word(program, entry.offset as usize).context("a link from outside of memory")?;
        let meaning = match entry.ty {
            RelocationType::MemoryAddrI32 => {
                let (object, expected) = symbols.object(entry)?;
                ensure!(number == expected, "{number} at {address}, and not {expected}, as the linker says");
                Meaning::Object(object)
            }
            RelocationType::TableIndexI32 => {
                let known = symbols.places(entry)?.is_some_and(|places| places.contains(&number));
                ensure!(known, "the function of number {number} at {address} is not the one that the linker says");
                Meaning::PlaceInTable(number)
            }
            other => bail!("unknown link from memory: {other:?}"),
        };
        self.in_memory.insert(address, meaning);
        Ok(())
    }
}

/// The address that a place in the data section is copied to, and the number there.
fn word(program: &Program<'_>, place: usize) -> Option<(u32, u32)> {
    let segment = program.segments.iter().find(|segment| segment.place.contains(&place))?;
    let offset = place - segment.place.start;
    let number = segment.bytes.get(offset..offset + 4)?.try_into().ok()?;
    Some((segment.address + offset as u32, u32::from_le_bytes(number)))
}

/// What the linker has names for.
struct Symbols<'s> {
    all: &'s [SymbolInfo<'s>],
    objects: Vec<Range<u32>>,
    /// By symbol, the object that it is the name of.
    object: HashMap<u32, usize>,
    /// By the linker's number of a function, its places in the table.
    places: HashMap<u32, BTreeSet<u32>>,
    /// The names of functions.
    names: HashSet<String>,
}

impl<'s> Symbols<'s> {
    fn new(all: &'s [SymbolInfo<'s>], program: &Program<'_>) -> Result<Self> {
        let mut by_name: HashMap<&str, BTreeSet<u32>> = HashMap::new();
        for (place, name) in places(program) {
            by_name.entry(name).or_default().insert(place);
        }
        let (objects, object, places, names) = <_>::default();
        let mut symbols = Self { all, objects, object, places, names };
        for (number, symbol) in (0..).zip(all) {
            match symbol {
                SymbolInfo::Data { symbol: Some(defined), name, .. } => {
                    let segment = program.segments.get(defined.index as usize);
                    let start = segment.with_context(|| format!("{name} is nowhere"))?.address + defined.offset;
                    symbols.object.insert(number, symbols.objects.len());
                    symbols.objects.push(start..start + defined.size);
                }
                SymbolInfo::Func { index, name: Some(name), .. } => {
                    let name = demangle(name).to_string();
                    let places = by_name.get(name.as_str()).into_iter().flatten();
                    // One function can have several names, of which the module keeps one.
                    symbols.places.entry(*index).or_default().extend(places);
                    symbols.names.insert(name);
                }
                _ => {}
            }
        }
        Ok(symbols)
    }

    /// The object that a link leads to, and the number that stands for it.
    fn object(&self, entry: &RelocationEntry) -> Result<(usize, u32)> {
        let object = *self.object.get(&entry.index).context("a link to nothing")?;
        let address = i64::from(self.objects[object].start) + entry.addend;
        Ok((object, address as u32))
    }

    /// The places in the table of the function that a link leads to. `None` where it has none under any of its names.
    fn places(&self, entry: &RelocationEntry) -> Result<Option<&BTreeSet<u32>>> {
        let Some(SymbolInfo::Func { index, .. }) = self.all.get(entry.index as usize) else {
            bail!("a link to no function");
        };
        Ok(self.places.get(index).filter(|places| !places.is_empty()))
    }

    fn unknown_places(&self, program: &Program<'_>) -> Vec<u32> {
        let unknown = places(program).filter(|(_, name)| !self.names.contains(*name));
        unknown.map(|(place, _)| place).collect()
    }
}

/// The places of the table, with the name of the function of each; that of an imported one is empty.
fn places<'p>(program: &'p Program<'_>) -> impl Iterator<Item = (u32, &'p str)> {
    (program.table.first..).zip(&program.table.functions).map(|(place, function)| {
        let name = program.own(*function).map_or("", |own| program.functions[own].name.as_str());
        (place, without_count(name))
    })
}

/// The name without the count that wasm-bindgen tells functions of the same name apart by.
fn without_count(name: &str) -> &str {
    match name.strip_suffix(']').and_then(|rest| rest.rsplit_once('[')) {
        Some((name, count)) if count.bytes().all(|byte| byte.is_ascii_digit()) => name,
        _ => name,
    }
}
