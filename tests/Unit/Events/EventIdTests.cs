using Payments.Events;
using Payments.Ids;

namespace Payments.Tests.Unit.Events;

public sealed class EventIdTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(42)]
    [InlineData(long.MaxValue)]
    public void AnId_SaysItsObjectAndSequence(long sequence)
    {
        var payment = EntityId.New(IdPrefix.Payment);

        Assert.True(EventId.TryRead(EventId.Of(payment, sequence), out var objectId, out var read));
        Assert.Equal((payment, sequence), (objectId, read));
        Assert.False(EventId.IsDigest(EventId.Of(payment, sequence)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("evt_")]
    [InlineData("evt__1")]
    [InlineData("evt_pay_1_")]
    [InlineData("evt_pay_1_-1")]
    [InlineData("evt_pay_1_01")]
    [InlineData("evt_pay_1_ 1")]
    [InlineData("evt_pay_1_9223372036854775808")]
    [InlineData("evt_PAY_1")]
    [InlineData("evt_pay\0_1")]
    [InlineData("evt_pay'_1")]
    [InlineData("EVT_pay_1")]
    [InlineData("whn_pay_1")]
    public void AnythingElse_IsNoId(string text) => Assert.False(EventId.TryRead(text, out _, out _));

    [Fact]
    public void AnIdOfEndlessLength_IsNone() => Assert.False(EventId.TryRead(EventId.Of(new string('a', 200), 1), out _, out _));

    [Fact]
    public void AnIdOfBefore_IsADigestAndSaysNothing()
    {
        var id = EntityId.Derive(IdPrefix.Event, "pay_1", "1");

        Assert.True(EventId.IsDigest(id));
        Assert.False(EventId.TryRead(id, out _, out _));
        Assert.Equal(30, id.Length);
    }
}
