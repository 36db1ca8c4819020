using Payments.Channels;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

[Collection(SimulatorTests.Name)]
public sealed class AuthorisationTests(SimulatorFixture simulator)
{
    [Fact]
    public async Task Authorise_Held_UntilADateAndNothingCaptured()
    {
        var order = Orders.Charge("tok_visa");
        var held = Assert.IsType<Succeeded>(await simulator.Channel.Authorise(order, default));
        Assert.True(held.Expires > TimeProvider.System.GetUtcNow().AddDays(6));
        Assert.Equal(held, await simulator.Channel.Authorise(order, default));
        Assert.Equal(held, await simulator.Channel.Query(Query(order, AttemptKind.Authorisation, null), default));
        Assert.Equal(["authorisation", "duplicate"], await simulator.Process.Seen(order.AttemptId));
        // An authorisation is no charge.
        Assert.Equal("charge_not_found", Assert.IsType<Declined>(await simulator.Channel.Refund(Orders.Refund(order, held.Reference), default)).ChannelCode);
    }

    [Fact]
    public async Task Capture_InParts_UpToWhatWasAuthorised()
    {
        var (order, reference) = await Held("tok_visa");
        Assert.IsType<Succeeded>(await simulator.Channel.Capture(Capture(order, reference, 600), default));
        Assert.Equal("capture_exceeds_authorised", Code(await simulator.Channel.Capture(Capture(order, reference, 401), default)));
        Assert.IsType<Succeeded>(await simulator.Channel.Capture(Capture(order, reference, 400), default));
        Assert.Equal("authorisation_not_releasable", Code(await simulator.Channel.Release(Release(order, reference), default)));
    }

    [Fact]
    public async Task Capture_32AtOnceOf60Percent_OneSucceeds()
    {
        var (order, reference) = await Held("tok_visa");
        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => simulator.Channel.Capture(Capture(order, reference, 600), default)));
        Assert.Single(answers.OfType<Succeeded>());
    }

    [Fact]
    public async Task Capture_Final_NothingAfterIt()
    {
        var (order, reference) = await Held("tok_visa");
        var final = Capture(order, reference, 100, final: true);
        Assert.IsType<Succeeded>(await simulator.Channel.Capture(final, default));
        Assert.Equal("authorisation_not_capturable", Code(await simulator.Channel.Capture(Capture(order, reference, 1), default)));
        Assert.Equal("authorisation_not_releasable", Code(await simulator.Channel.Release(Release(order, reference), default)));
        // The same key without "final" is another request.
        Assert.IsType<Unknown>(await simulator.Channel.Capture(final with { IsFinal = false }, default));
    }

    [Fact]
    public async Task Release_AfterPart_NothingAfterIt()
    {
        var (order, reference) = await Held("tok_visa");
        await simulator.Channel.Capture(Capture(order, reference, 100), default);
        Assert.Equal("amount_mismatch", Code(await simulator.Channel.Release(Release(order, reference) with { Amount = order.Amount with { Minor = 900 } }, default)));
        Assert.IsType<Succeeded>(await simulator.Channel.Release(Release(order, reference), default));
        Assert.Equal("authorisation_not_capturable", Code(await simulator.Channel.Capture(Capture(order, reference, 1), default)));
        Assert.Equal("voided", Code(await simulator.Channel.Query(Query(order, AttemptKind.Authorisation, null), default)));
    }

    [Fact]
    public async Task Capture_OfAnotherAccountOrOfACharge_AsIfThereWereNone()
    {
        var (order, reference) = await Held("tok_visa");
        Assert.Equal("authorisation_not_found", Code(await simulator.Channel.Capture(Capture(order, reference, 1) with { MerchantAccount = "acct_other" }, default)));
        var charge = Assert.IsType<Succeeded>(await simulator.Channel.Charge(Orders.Charge("tok_visa"), default));
        Assert.Equal("authorisation_not_found", Code(await simulator.Channel.Capture(Capture(order, charge.Reference, 1), default)));
    }

    [Theory]
    [InlineData("tok_refund_timeout_after")]
    [InlineData("tok_refund_500_after")]
    [InlineData("tok_refund_wrong_amount")]
    public async Task Capture_DoneButNotAnsweredWell_UnknownThenFoundByQueryAndNeverTwice(string token)
    {
        var (order, reference) = await Held(token);
        var capture = Capture(order, reference, 700);
        Assert.IsType<Unknown>(await simulator.Impatient.Capture(capture, default));
        var found = Assert.IsType<Succeeded>(await simulator.Channel.Query(new QueryOrder(capture.AttemptId, AttemptKind.Capture, capture.Amount, capture.MerchantAccount, reference), default));
        Assert.Equal(found, await simulator.Channel.Capture(capture, default));
        Assert.Equal(["capture", "duplicate"], await simulator.Process.Seen(capture.AttemptId));
    }

    [Fact]
    public async Task Capture_AfterTheAuthorisationHasLapsed_DeclinedAlsoAfterARestart()
    {
        var folder = Directory.CreateTempSubdirectory("payments-simulator-");
        var log = Path.Combine(folder.FullName, "log");
        var (order, reference) = (Orders.Charge("tok_visa"), "");
        await using (var process = await SimulatorProcess.Start(log))
        {
            using var channel = SimulatorFixture.ChannelTo(process.Url);
            reference = Assert.IsType<Succeeded>(await channel.Authorise(order, default)).Reference;
            Assert.IsType<Succeeded>(await channel.Capture(Capture(order, reference, 300), default));
            await process.Kill();
        }

        await using var restarted = await SimulatorProcess.Start(log, "--authorisation-seconds", "1");
        using var again = SimulatorFixture.ChannelTo(restarted.Url);
        await Eventually.HoldsAsync(
            async () => await again.Capture(Capture(order, reference, 701), default) is Declined { ChannelCode: "authorisation_expired" }, "the authorisation lapses");
        using var client = restarted.Client();
        Assert.Contains("\"captured\":300", await client.GetStringAsync($"/attempts/{order.AttemptId}"), StringComparison.Ordinal);
        folder.Delete(recursive: true);
    }

    private async Task<(ChargeOrder Order, string Reference)> Held(string token)
    {
        var order = Orders.Charge(token);
        return (order, Assert.IsType<Succeeded>(await simulator.Channel.Authorise(order, default)).Reference);
    }

    private static CaptureOrder Capture(ChargeOrder order, string reference, long minor, bool final = false) =>
        new(Orders.NewAttempt(), reference, order.Amount with { Minor = minor }, final, order.MerchantAccount, null);

    private static ReleaseOrder Release(ChargeOrder order, string reference) => new(Orders.NewAttempt(), reference, order.Amount, order.MerchantAccount);

    private static QueryOrder Query(ChargeOrder order, AttemptKind kind, string? reference) => new(order.AttemptId, kind, order.Amount, order.MerchantAccount, reference);

    private static string Code(ChannelAnswer answer) => Assert.IsType<Declined>(answer).ChannelCode;
}
