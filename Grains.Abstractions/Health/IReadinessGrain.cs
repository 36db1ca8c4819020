namespace Payments.Health;

/// <summary>Answers when grains run; tells whether the storage behind them reads and writes.</summary>
[Alias("readiness")]
public interface IReadinessGrain : IGrainWithStringKey
{
    /// <summary>Null when all is well, else one sentence about what is not.</summary>
    [Alias("probe")]
    Task<string?> Probe();
}
