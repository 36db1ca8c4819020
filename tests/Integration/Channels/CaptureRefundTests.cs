using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

/// <summary>The simulator gives back what captures have taken, and never more.</summary>
[Collection(SimulatorTests.Name)]
public sealed class CaptureRefundTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Refund_InParts_UpToWhatTheCaptureTook()
    {
        var (order, authorisation) = await Held("tok_visa");
        var (first, second) = (await Captured(order, authorisation, 600), await Captured(order, authorisation, 300));
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(order, first, 400), default));
        Assert.Equal("refund_exceeds_captured", Code(await simulator.Channel.Refund(Orders.Refund(order, first, 201), default)));
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(order, first, 200), default));
        // The other capture's money is its own.
        Assert.Equal("refund_exceeds_captured", Code(await simulator.Channel.Refund(Orders.Refund(order, second, 301), default)));
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(order, second, 300), default));
        // Nothing of it can be captured again.
        Assert.Equal("capture_exceeds_authorised", Code(await simulator.Channel.Capture(Capture(order, authorisation, 101), default)));
    }

    [Fact]
    public async Task Refund_32AtOnceOf60Percent_OneSucceeds()
    {
        var (order, authorisation) = await Held("tok_visa");
        var capture = await Captured(order, authorisation, 1000);
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => simulator.Channel.Refund(Orders.Refund(order, capture, 600), default)));
        Assert.Single(answers.OfType<Succeeded>());
    }

    [Fact]
    public async Task Refund_OfWhatIsNoCapturedMoney_Declined()
    {
        var (order, authorisation) = await Held("tok_visa");
        var capture = await Captured(order, authorisation, 500);
        var refund = Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(order, capture, 100), default));
        Assert.Equal("charge_not_found", Code(await simulator.Channel.Refund(Orders.Refund(order, authorisation, 100), default)));
        Assert.Equal("charge_not_found", Code(await simulator.Channel.Refund(Orders.Refund(order, refund.Reference, 100), default)));
        // Another operation's number under the name of a charge.
        Assert.Equal("charge_not_found", Code(await simulator.Channel.Refund(Orders.Refund(order, $"ch{capture[2..]}", 100), default)));
        Assert.Equal("charge_not_found", Code(await simulator.Channel.Refund(Orders.Refund(order, capture, 100) with { MerchantAccount = "acct_other" }, default)));
        Assert.Equal("charge_not_found", Code(await simulator.Channel.Void(Orders.Void(order, capture), default)));
    }

    [Fact]
    public async Task Refund_AfterTheRestWasReleased_OfWhatWasCaptured()
    {
        var (order, authorisation) = await Held("tok_visa");
        var capture = await Captured(order, authorisation, 500);
        Assert.IsType<Succeeded>(await simulator.Channel.Release(new ReleaseOrder(Orders.NewAttempt(), authorisation, order.Amount, order.MerchantAccount), default));
        Assert.IsType<Succeeded>(await simulator.Channel.Refund(Orders.Refund(order, capture, 500), default));
    }

    [Fact]
    public async Task Refund_OfACaptureThatPends_DeclinedUntilItHasSettled()
    {
        var (order, authorisation) = await Held("tok_refund_processing");
        var capture = Assert.IsType<Processing>(await simulator.Channel.Capture(Capture(order, authorisation, 500), default)).Reference;
        Assert.Equal("charge_not_refundable", Code(await simulator.Channel.Refund(Orders.Refund(order, capture, 500), default)));
        await Eventually.HoldsAsync(async () => await simulator.Channel.Refund(Orders.Refund(order, capture, 500), default) is Processing, "the capture has settled");
    }

    // Chosen by the refund's own amount, or by the authorisation's token.
    [Theory]
    [InlineData("tok_amount", 193)]
    [InlineData("tok_refund_500_after", 200)]
    public async Task Refund_DoneButNotAnsweredWell_UnknownThenFoundByQueryAndNeverTwice(string token, long minor)
    {
        var (order, authorisation) = await Held(token);
        var capture = Capture(order, authorisation, 500);
        await simulator.Channel.Capture(capture, default);
        var captured = Assert.IsType<Succeeded>(await simulator.Channel.Capture(capture, default));
        var refund = Orders.Refund(order, captured.Reference, minor);
        Assert.IsType<Unknown>(await simulator.Channel.Refund(refund, default));
        var found = Assert.IsType<Succeeded>(await simulator.Channel.Query(Orders.Query(refund), default));
        Assert.Equal(found, await simulator.Channel.Refund(refund, default));
        Assert.Equal(["refund", "duplicate"], await simulator.Process.Seen(refund.AttemptId));
    }

    [Fact]
    public async Task Refund_AfterARestart_WhatWasGivenBackStillCounts()
    {
        var folder = Directory.CreateTempSubdirectory("payments-simulator-");
        var log = Path.Combine(folder.FullName, "log");
        var (order, reference) = (Orders.Charge("tok_visa"), "");
        await using (var process = await SimulatorProcess.Start(log))
        {
            using var channel = SimulatorFixture.ChannelTo(process.Url);
            var authorisation = Assert.IsType<Succeeded>(await channel.Authorise(order, default)).Reference;
            reference = Assert.IsType<Succeeded>(await channel.Capture(Capture(order, authorisation, 600), default)).Reference;
            Assert.IsType<Succeeded>(await channel.Refund(Orders.Refund(order, reference, 400), default));
            await process.Kill();
        }

        await using var restarted = await SimulatorProcess.Start(log);
        using var again = SimulatorFixture.ChannelTo(restarted.Url);
        Assert.Equal("refund_exceeds_captured", Code(await again.Refund(Orders.Refund(order, reference, 201), default)));
        Assert.IsType<Succeeded>(await again.Refund(Orders.Refund(order, reference, 200), default));
        folder.Delete(recursive: true);
    }

    private async Task<(ChargeOrder Order, string Reference)> Held(string token)
    {
        var order = Orders.Charge(token);
        return (order, Assert.IsType<Succeeded>(await simulator.Channel.Authorise(order, default)).Reference);
    }

    private async Task<string> Captured(ChargeOrder order, string authorisation, long minor) =>
        Assert.IsType<Succeeded>(await simulator.Channel.Capture(Capture(order, authorisation, minor), default)).Reference;

    private static CaptureOrder Capture(ChargeOrder order, string authorisation, long minor) =>
        new(Orders.NewAttempt(), authorisation, order.Amount with { Minor = minor }, false, order.MerchantAccount, null);

    private static string Code(ChannelAnswer answer) => Assert.IsType<Declined>(answer).ChannelCode;
}
