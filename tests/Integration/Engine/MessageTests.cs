using System.Collections.Immutable;
using Payments.Tests.Integration.Engine.Grains;
using Payments.Tests.Integration.Engine.Hosting;

namespace Payments.Tests.Integration.Engine;

public sealed class MessageTests(SharedEngine engine) : SharedEngineTests(engine)
{
    [Fact]
    public async Task Record_WithCollectionsThereAndBack_IsTheSame()
    {
        var order = new Order(
            Guid.NewGuid(), [new Line("tea", 250), new Line("cake", -1)],
            ImmutableDictionary<string, string>.Empty.Add("table", "7"), Size.Large,
            new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)), 1.2345m, Note: null);

        var echo = await Grain<IMessageGrain>(NewKey()).Echo(order);

        Assert.Equal(order with { Lines = [], Tags = echo.Tags }, echo with { Lines = [] });
        Assert.Equal(order.Lines, echo.Lines);
        Assert.Equal(order.Tags, echo.Tags);
    }

    [Fact]
    public async Task InheritedMethod_ThroughItsBaseInterface_ReachesTheGrain()
    {
        var key = NewKey();
        var order = new Order(Guid.NewGuid(), [], ImmutableDictionary<string, string>.Empty, null, default, 0, new Line("note", 1));

        IEcho echo = Grain<IMessageGrain>(key);

        Assert.Equal(order.Note, (await echo.Echo(order)).Note);
    }

    [Fact]
    public async Task ValueTask_WithAndWithoutResult_IsAnswered()
    {
        var key = NewKey();

        await Grain<IMessageGrain>(key).Nothing();

        Assert.Equal(["nothing"], Host.Stage.Seen(key));
        Assert.Equal(6L, await Grain<IMessageGrain>(key).Add(2, 3));
    }

    [Fact]
    public async Task Null_AsArgumentAndResult_StaysNull()
    {
        var grain = Grain<IMessageGrain>(NewKey());

        Assert.Null(await grain.Maybe(null));
        Assert.Equal(new Line("x", 1), await grain.Maybe(new Line("x", 1)));
    }

    [Fact]
    public async Task GenericResult_OfAReferenceAndAValue_IsAnswered()
    {
        var grain = Grain<IMessageGrain>(NewKey());

        Assert.Equal(new Answer<Line>(new Line("x", 1), null), await grain.Wrapped(new Line("x", 1)));
        Assert.Equal(new Answer<Line>(null, "NO_LINE"), await grain.Wrapped(null));
        Assert.Equal(new Answer<long>(7, null), await grain.WrappedNumber(7));
        Assert.Equal("NO_NUMBER", (await grain.WrappedNumber(null)).Refusal);
    }

    [Fact]
    public async Task ImmutableList_ThereAndBack_HasItsElements()
    {
        var sorted = await Grain<IMessageGrain>(NewKey()).Sorted([new Line("b", 2), new Line("a", 1)]);

        Assert.Equal([new Line("a", 1), new Line("b", 2)], sorted);
    }

    [Fact]
    public async Task RequestContext_SetByTheCaller_FlowsThroughGrains()
    {
        RequestContext.Set("trace", "t-1");
        try
        {
            Assert.Equal("t-1", await Grain<IMessageGrain>(NewKey()).Context("trace"));
            Assert.Equal("t-1", await Grain<IMessageGrain>(NewKey()).ContextBeyond(NewKey(), "trace"));
        }
        finally
        {
            RequestContext.Remove("trace");
        }

        Assert.Null(await Grain<IMessageGrain>(NewKey()).Context("trace"));
    }

    [Fact]
    public async Task RequestContext_SetByTheGrain_StaysInItsCall()
    {
        var grain = Grain<IMessageGrain>(NewKey());

        await grain.SetContext("leak", "yes");

        Assert.Null(RequestContext.Get("leak"));
        Assert.Null(await grain.Context("leak"));
    }
}
