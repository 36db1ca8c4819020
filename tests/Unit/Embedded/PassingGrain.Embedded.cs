namespace Payments.Tests.Unit.Embedded;

public interface IPassingGrain : IGrainWithIntegerKey
{
    /// <summary>The only call that an activation takes.</summary>
    Task Pass();
}

[GrainType("unit-passing")]
public sealed class PassingGrain(Probe probe) : Grain, IPassingGrain
{
    public Task Pass()
    {
        probe.See(this);
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}
