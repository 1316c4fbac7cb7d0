"""The nation as an OpenFisca system: units are its persons, regions its groups of persons.

One input variable an indicator, one formula for the unit's total, one for the mean of the region,
one for its class out of a scale of parameters. Variables of type float are 32 bits wide in
OpenFisca. The system of rules is made outside the clock; the population (who belongs to which
region) once outside and once inside, because it is data as the rungs are.
"""

import importlib.metadata
import sys

import numpy as np
from openfisca_core.entities import Entity, GroupEntity
from openfisca_core.parameters import ParameterNode
from openfisca_core.periods import DateUnit
from openfisca_core.simulation_builder import SimulationBuilder
from openfisca_core.taxbenefitsystems import TaxBenefitSystem
from openfisca_core.variables import Variable
from serving import serve

PERIOD, START = "2026", "2026-01-01"
UNIT = Entity("unit", "units", "A service unit", "")
_MEMBER = {"key": "member", "plural": "members"}
REGION = GroupEntity("region", "regions", "A region", "", roles=[_MEMBER])


def variable(name, entity, value_type, formula=None):
    """A class of variables, as OpenFisca wants them."""
    body = {
        "value_type": value_type,
        "entity": entity,
        "definition_period": DateUnit.YEAR,
        "label": name,
    }
    if formula:
        body["formula"] = formula
    return type(name, (Variable,), body)


def system_of(points, bounds):
    """The tax and benefit system of one instrument."""
    names = [f"indicator_{i}" for i in range(len(points))]

    def total(unit, period, parameters):
        weights = parameters(period).points
        return sum(unit(name, period) * weights[name] for name in names)

    def mean(region, period):
        return region.sum(region.members("total", period)) / region.nb_persons()

    def published(region, period):
        return np.floor(region("mean", period) * 100 + 0.5) / 100

    def band(region, period, parameters):
        return parameters(period).classes.calc(region("published", period))

    system = TaxBenefitSystem([UNIT, REGION])
    system.parameters = ParameterNode(
        data={
            "points": {
                name: {"values": {START: float(each)}}
                for name, each in zip(names, points, strict=True)
            },
            "classes": {
                "metadata": {"type": "single_amount"},
                "brackets": [
                    {"threshold": {START: float(bound)}, "amount": {START: number}}
                    for number, bound in enumerate(bounds)
                ],
            },
        }
    )
    system.add_variables(
        *(variable(name, UNIT, int) for name in names),
        variable("total", UNIT, float, total),
        variable("mean", REGION, float, mean),
        variable("published", REGION, float, published),
        variable("band", REGION, int, band),
    )
    return system, names


def main(file):
    """Serve the nation stored in ``file``."""
    data = np.load(file)
    rungs, region_of, regions = data["rungs"], data["region_of"], int(data["regions"])
    system, names = system_of(data["points"], data["bounds"])

    def population():
        builder = SimulationBuilder()
        builder.create_entities(system)
        builder.declare_person_entity("unit", np.arange(len(region_of)))
        group = builder.declare_entity("region", np.arange(regions))
        builder.join_with_persons(group, region_of, np.full(len(region_of), "member"))
        return builder.build(system)

    def classes(simulation):
        for name, column in zip(names, rungs.T, strict=True):
            simulation.set_input(name, PERIOD, column.astype(np.int32))
        return simulation, simulation.calculate("band", PERIOD)

    def found_as(found):
        simulation, bands = found
        published = simulation.calculate("published", PERIOD)
        units = simulation.calculate("total", PERIOD)
        return {
            "bands": bands.tolist(),
            "regions": np.rint(published * 100).astype(int).tolist(),
            "units": np.floor(units * 100 + 0.5).astype(int).tolist(),
        }

    works = {
        "classes": (population, classes),
        "population and classes": (lambda: None, lambda _: classes(population())),
    }
    serve(works, found_as, {"openfisca-core": importlib.metadata.version("openfisca-core")})


main(sys.argv[1])
