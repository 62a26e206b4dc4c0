"""The slim query of the evaluation agrees with the register's own records."""

from fujidesk.models.evaluating import evaluated_projects


def test_projects_are_those_of_the_register_in_plan_order(workspace):
    with workspace._database.reading() as session:
        found = evaluated_projects(session)
    records = workspace.registry.records()
    assert [item.number for item in found] == [record.number for record in records]
    for item, record in zip(found, records, strict=True):
        assert (item.title, item.policy, item.measure) == (record.title, record.policy, record.measure)
        assert (item.category, item.is_dx) == (record.category, record.is_dx)
        held = record.indicator
        assert item.indicator == (held if held.text or held.figure is not None else None)
