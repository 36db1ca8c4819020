using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Holds;

/// <summary>An answer of the channel that was lost is asked for, and never taken for a failure.</summary>
public sealed class HoldLostAnswerTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Create_AnswerLost_UnknownThenAuthorised()
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var hold = await Created(await client.Hold("tok_500_after", key: key));
        Assert.Equal("unknown", hold.String("status"));
        await (await client.Void(hold.String("id"))).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_NOT_READY");
        await client.Becomes(hold.String("id"), "authorised");
        Assert.Equal(["authorisation 1000"], await fixture.Simulator.SeenOf(hold.String("id")));
        // The first answer, whatever was learnt since.
        Assert.Equal("unknown", (await Created(await client.Hold("tok_500_after", key: key))).String("status"));
    }

    [Fact]
    public async Task Create_LostBeforeActing_SentAgainUnderTheSameKey()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await Created(await client.Hold("tok_500_before_once"));
        await client.Becomes(hold.String("id"), "authorised");
        Assert.Equal(["authorisation 1000"], await fixture.Simulator.SeenOf(hold.String("id")));
    }

    [Fact]
    public async Task Capture_AnswerLost_KeepsItsShareThenSucceedsOnce()
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held("tok_refund_500_after");
        var key = Guid.NewGuid().ToString();
        Assert.Equal("unknown", (await Created(await client.Capture(hold, 600, key: key))).String("status"));
        await (await client.Capture(hold, 500)).IsProblem(HttpStatusCode.UnprocessableEntity, "CAPTURE_EXCEEDS_AUTHORISED");
        await (await client.Void(hold)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_CAPTURE_UNDER_WAY");

        await Eventually.HoldsAsync(async () => (await client.Read(hold)).GetProperty("captured").GetInt64() == 600, "the capture is found", TimeSpan.FromSeconds(30));
        Assert.Equal(600, await fixture.Booked(merchant));
        Assert.Equal(["authorisation 1000", "capture 600"], await fixture.Simulator.SeenOf(hold));
        Assert.Equal("unknown", (await Created(await client.Capture(hold, 600, key: key))).String("status"));
    }

    [Fact]
    public async Task Capture_SettlesLater_ProcessingThenSucceededByTheCallback()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held("tok_refund_processing");
        Assert.Equal("processing", (await Created(await client.Capture(hold))).String("status"));
        await client.Becomes(hold, "captured");
    }

    [Fact]
    public async Task Void_AnswerLost_AcceptedThenVoided()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held("tok_refund_500_after");
        using var answer = await client.Void(hold);
        Assert.Equal((HttpStatusCode.Accepted, "voiding"), (answer.StatusCode, (await answer.Json()).String("status")));
        await (await client.Capture(hold)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_VOID_UNDER_WAY");
        await client.Becomes(hold, "voided");
        Assert.Equal(["authorisation 1000", "release 1000"], await fixture.Simulator.SeenOf(hold));
        Assert.Equal((0, 0), await client.Month());
    }
}
