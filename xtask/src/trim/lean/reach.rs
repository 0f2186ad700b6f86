//! What of a program can still be reached.

use std::collections::{BTreeSet, HashMap};

use wasmparser::{ExternalKind, FuncType};

use super::effect::number;
use super::links::{Links, Meaning};
use super::node::{Node, visit};
use super::program::Program;

/// What of a program can be reached from what its surroundings can call.
pub(super) struct Reach<'p, 'm> {
    program: &'p Program<'m>,
    links: Option<&'p Links>,
    /// The functions that can be.
    pub(super) functions: BTreeSet<u32>,
    /// The objects in memory that can be.
    pub(super) objects: BTreeSet<usize>,
    /// The functions whose numbers in the table somebody may have. They are reached once one of their kind is called so.
    numbered: BTreeSet<u32>,
    called: Vec<FuncType>,
    /// By object, what the numbers in it mean.
    inside: HashMap<usize, Vec<Meaning>>,
    next: Vec<Step>,
}

/// Something that has been found to be reached.
enum Step {
    Function(u32),
    Meaning(Meaning),
    /// A number in the code, whatever it means.
    Number(u32),
    /// A call through the table of a function of that type.
    Call(u32),
}

impl<'p, 'm> Reach<'p, 'm> {
    /// Follows everything, as far as it is known what means what.
    pub(super) fn new(program: &'p Program<'m>, links: Option<&'p Links>) -> Self {
        let exported = program.exports.iter().filter(|export| export.kind == ExternalKind::Func);
        let next = exported.map(|export| Step::Function(export.index)).collect();
        let (functions, objects, numbered, called, inside) = <_>::default();
        let mut reach = Self { program, links, functions, objects, numbered, called, inside, next };
        match links {
            Some(links) => reach.look_into_memory(links),
            None => reach.numbered.extend(&program.table.functions),
        }
        while let Some(step) = reach.next.pop() {
            match step {
                Step::Function(function) => reach.function(function),
                Step::Meaning(meaning) => reach.meaning(meaning),
                Step::Number(number) => reach.number(number),
                Step::Call(ty) => reach.call(ty),
            }
        }
        reach
    }

    fn look_into_memory(&mut self, links: &Links) {
        for (address, meaning) in &links.in_memory {
            let mut outside = true;
            for (object, _) in links.objects.iter().enumerate().filter(|(_, place)| place.contains(address)) {
                self.inside.entry(object).or_default().push(*meaning);
                outside = false;
            }
            if outside {
                self.next.push(Step::Meaning(*meaning));
            }
        }
        let unknown = links.unknown_places.iter().map(|place| Step::Meaning(Meaning::PlaceInTable(*place)));
        self.next.extend(unknown);
    }

    fn function(&mut self, function: u32) {
        if !self.functions.insert(function) {
            return;
        }
        let Some(own) = self.program.own(function) else { return };
        visit(&self.program.functions[own].body, &mut |node| {
            self.next.extend(match node {
                Node::Call(function) => Some(Step::Function(*function)),
                Node::CallByNumber(ty, _) => Some(Step::Call(*ty)),
                Node::Plain(written) => number(written).map(Step::Number),
                _ => None,
            });
        });
    }

    fn number(&mut self, number: u32) {
        let Some(links) = self.links else { return };
        let objects = links.objects_in_code.get(&number).into_iter().flatten();
        self.next.extend(objects.map(|object| Step::Meaning(Meaning::Object(*object))));
        if links.places_in_code.contains(&number) {
            self.next.push(Step::Meaning(Meaning::PlaceInTable(number)));
        }
    }

    fn meaning(&mut self, meaning: Meaning) {
        match meaning {
            Meaning::Object(object) => {
                if self.objects.insert(object) {
                    let inside = self.inside.get(&object).into_iter().flatten();
                    self.next.extend(inside.map(|meaning| Step::Meaning(*meaning)));
                }
            }
            Meaning::PlaceInTable(place) => {
                let place = place.wrapping_sub(self.program.table.first) as usize;
                let Some(function) = self.program.table.functions.get(place).copied() else { return };
                self.numbered.insert(function);
                if self.called.contains(&self.program.ty(function)) {
                    self.next.push(Step::Function(function));
                }
            }
        }
    }

    fn call(&mut self, ty: u32) {
        let ty = &self.program.types[ty as usize];
        if !self.called.contains(ty) {
            self.called.push(ty.clone());
            let functions = self.numbered.iter().filter(|function| self.program.ty(**function) == *ty);
            self.next.extend(functions.map(|function| Step::Function(*function)));
        }
    }
}
