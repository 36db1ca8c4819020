using System.Diagnostics;

namespace Payments.Tests.Unit.Embedded;

public sealed class ContextTests
{
    private static readonly AsyncLocal<string> Ambient = new();

    [Fact]
    public async Task Call_WithAListener_HasASpanBelowTheCallersOne()
    {
        var spans = new System.Collections.Concurrent.ConcurrentQueue<Activity>();
        using var source = new ActivitySource("Payments.Tests.Unit.Context");
        using var listener = new ActivityListener
        {
            ShouldListenTo = one => one.Name is "Payments.Grains" or "Payments.Tests.Unit.Context",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllData,
            ActivityStopped = spans.Enqueue,
        };
        ActivitySource.AddActivityListener(listener);
        await using var silo = await SiloFixture.StartAsync();
        using var caller = source.StartActivity("caller")!;

        await silo.Step("outer").WaitAtThenCall(OpenGate(silo), "inner");

        var own = spans.Where(span => span.TraceId == caller.TraceId).ToArray();
        var outer = Assert.Single(own, span => span.OperationName == "IStepGrain.WaitAtThenCall");
        var inner = Assert.Single(own, span => span.OperationName == "IStepGrain.Note");
        Assert.Equal((caller.SpanId, outer.SpanId), (outer.ParentSpanId, inner.ParentSpanId));
        Assert.Equal("unit-step/inner", inner.GetTagItem("grain.id"));
        Assert.Same(caller, Activity.Current);
    }

    [Fact]
    public async Task Call_FromCodeWithAmbientValues_CarriesOnlyTheRequestContext()
    {
        await using var silo = await SiloFixture.StartAsync();
        Ambient.Value = "the caller's";
        RequestContext.Set("tenant", "a");

        var seen = await silo.Grains.GetGrain<IAmbientGrain>("ambient").See();

        // Orleans carries no other ambient values, so code must not come to rely on them here.
        Assert.Equal("a, ambient: ", seen);
        Assert.Equal("a", RequestContext.Get("tenant"));
        RequestContext.Clear();
        Assert.Equal(", ambient: ", await silo.Grains.GetGrain<IAmbientGrain>("ambient").See());
    }

    private static string OpenGate(SiloFixture silo)
    {
        silo.Probe.Open("open");
        return "open";
    }

    public interface IAmbientGrain : IGrainWithStringKey
    {
        Task<string> See();
    }

    [GrainType("unit-ambient")]
    public sealed class AmbientGrain : Grain, IAmbientGrain
    {
        // Not async on purpose: what it sets would stay on the thread if the engine did not clean up.
        public Task<string> See()
        {
            var seen = $"{RequestContext.Get("tenant")}, ambient: {Ambient.Value}";
            Ambient.Value = "the grain's";
            RequestContext.Set("tenant", "changed by the grain");
            return Task.FromResult(seen);
        }
    }
}
