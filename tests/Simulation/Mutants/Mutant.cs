namespace Payments.Tests.Simulation.Mutants;

internal enum MutantPlace
{
    /// <summary>In the platform, by tools/Sabotage.</summary>
    Platform,

    /// <summary>In PostgreSQL, by a trigger: the rows are not what was written.</summary>
    Database,

    /// <summary>Between the two, by tools/FaultProxy: a statement says something else.</summary>
    Wire,
}

/// <summary>One thing that is broken, and the checks that are there for it, which must all find it.</summary>
/// <param name="How">The name that tools/Sabotage has for it, a trigger, or what is rewritten.</param>
internal sealed record Mutant(string Name, MutantPlace Place, string How, IReadOnlyList<string> Checks)
{
    public static Mutant Platform(string name, params IReadOnlyList<string> checks) => new(name, MutantPlace.Platform, name, checks);

    /// <param name="spoil">What every fifth row that is written to the table goes through: it changes NEW or returns.</param>
    public static Mutant Database(string name, string table, string when, string spoil, params IReadOnlyList<string> checks) => new(
        name,
        MutantPlace.Database,
        $"""
        CREATE SEQUENCE {name}_count;
        CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF nextval('{name}_count') % 5 = 0 THEN {spoil} END IF;
          RETURN NEW;
        END $$;
        CREATE TRIGGER {name} BEFORE {when} ON {table} FOR EACH ROW EXECUTE FUNCTION {name}();
        """,
        checks);

    public static Mutant Wire(string name, string old, string other, params IReadOnlyList<string> checks) => new(name, MutantPlace.Wire, $"{old} => {other}", checks);
}
