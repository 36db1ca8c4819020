using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class FaultTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Exception_ThrownSynchronously_CrossesWithTypeAndMessage()
    {
        var failure = await Assert.ThrowsAsync<InvalidOperationException>(
            () => Grain<IFaultGrain>(NewKey()).ThrowBuiltIn("exactly this"));

        Assert.Equal("exactly this", failure.Message);
    }

    [Fact]
    public async Task Exception_OfOurOwnType_CrossesWithItsProperties()
    {
        var failure = await Assert.ThrowsAsync<RefusedException>(
            () => Grain<IFaultGrain>(NewKey()).ThrowOwnAfterAwait("LIMIT", 1234).AsTask());

        Assert.Equal(("Refused by LIMIT.", "LIMIT", 1234L), (failure.Message, failure.Rule, failure.AmountMinor));
    }

    [Fact]
    public async Task Exception_WithAnInnerOne_CrossesWithBoth()
    {
        var failure = await Assert.ThrowsAsync<RefusedException>(
            () => Grain<IFaultGrain>(NewKey()).ThrowWithInner("outer", "inner"));

        Assert.Equal(("outer", "INNER"), (failure.Message, failure.Rule));
        Assert.Equal("inner", Assert.IsType<ArgumentException>(failure.InnerException).Message);
    }

    [Fact]
    public async Task Exception_OverTwoGrains_ReachesTheFirstCaller()
    {
        var failure = await Assert.ThrowsAsync<RefusedException>(
            () => Grain<IFaultGrain>(NewKey()).ThrowThrough(NewKey(), "QUOTA"));

        Assert.Equal("QUOTA", failure.Rule);
    }

    [Fact]
    public async Task Exception_FromAnotherGrain_CanBeCaughtInAGrain() =>
        Assert.Equal("QUOTA", await Grain<IFaultGrain>(NewKey()).CatchFrom(NewKey(), "QUOTA"));

    [Fact]
    public async Task Grain_AfterAnException_KeepsItsActivation()
    {
        var grain = Grain<IFaultGrain>(NewKey());
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowBuiltIn("one"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => grain.ThrowBuiltIn("two"));

        Assert.Equal(2, await grain.Calls());
    }
}
