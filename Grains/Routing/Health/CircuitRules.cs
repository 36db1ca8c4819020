namespace Payments.Routing;

/// <summary>When an account is trusted with payments. Pure.</summary>
public static class CircuitRules
{
    private const int FewestFailures = 5;
    private const int ProbesToClose = 3;
    private static readonly TimeSpan FirstOpening = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestOpening = TimeSpan.FromMinutes(5);

    public static CircuitState At(StoredCircuit circuit, DateTimeOffset now) => circuit.OpenUntil is not { } until ? CircuitState.Closed
        : now < until ? CircuitState.Open
        : CircuitState.HalfOpen;

    /// <summary>The circuit after a report.</summary>
    /// <param name="minute">The last minute, the report included.</param>
    public static StoredCircuit After(StoredCircuit circuit, HealthReport report, HealthWindow minute, DateTimeOffset now)
    {
        if (report.CredentialsRefused > 0) return At(circuit, now) == CircuitState.Open ? circuit with { Reason = CircuitReason.CredentialsRefused } : Open(circuit, CircuitReason.CredentialsRefused, now);
        return At(circuit, now) switch
        {
            CircuitState.Closed => minute.Failed >= FewestFailures && minute.Failed * 2 >= minute.Answered ? Open(circuit, CircuitReason.Failing, now) : circuit,
            // What was under way when it opened says nothing new.
            CircuitState.Open => circuit,
            CircuitState.HalfOpen => Probed(circuit, report, now),
        };
    }

    private static StoredCircuit Probed(StoredCircuit circuit, HealthReport report, DateTimeOffset now)
    {
        if (report.Failed > 0) return Open(circuit, CircuitReason.ProbeFailed, now);
        var probes = circuit.Probes + report.Succeeded + report.Declined;
        return probes >= ProbesToClose ? new StoredCircuit { ChangedAt = now } : circuit with { Probes = probes };
    }

    private static StoredCircuit Open(StoredCircuit circuit, CircuitReason reason, DateTimeOffset now)
    {
        // 30 s, 1 min, 2 min, 4 min, then 5.
        var lasts = FirstOpening * (1 << Math.Min(circuit.Openings, 4));
        return new StoredCircuit { OpenUntil = now + (lasts < LongestOpening ? lasts : LongestOpening), Reason = reason, Openings = circuit.Openings + 1, ChangedAt = now };
    }
}
