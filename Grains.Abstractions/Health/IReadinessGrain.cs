namespace Payments.Health;

/// <summary>Answers when grains run and the storage behind them takes writes.</summary>
[Alias("readiness")]
public interface IReadinessGrain : IGrainWithStringKey
{
    /// <summary>Fails with the storage's own error when it does not.</summary>
    [Alias("probe")]
    Task Probe();
}
