using System.Net;
using Payments.Tests.EndToEnd.Checkout;
using static Payments.Tests.EndToEnd.Holds.HoldRequests;

namespace Payments.Tests.EndToEnd.Holds;

public sealed class HoldApiTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    [Fact]
    public async Task Captures_PartThenFinal_LimitsBooksEventsAndWitnessFollow()
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held();
        Assert.Equal((0, 1_000), await client.Month());

        var part = await Created(await client.Capture(hold, 300));
        Assert.Equal(("succeeded", 300), (part.String("status"), part.GetProperty("amount").GetInt64()));
        var read = await client.Read(hold);
        Assert.Equal(("authorised", 300, 700), (read.String("status"), read.GetProperty("captured").GetInt64(), read.GetProperty("remaining").GetInt64()));
        Assert.InRange(read.GetProperty("remaining_seconds").GetInt64(), 7 * 86_400 - 600, 7 * 86_400);
        Assert.Equal((300, 700), await client.Month());

        await Created(await client.Capture(hold, 200, final: true));
        read = await client.Read(hold);
        Assert.Equal(("captured", 500, 0, 0), (read.String("status"), read.GetProperty("captured").GetInt64(), read.GetProperty("remaining").GetInt64(), read.GetProperty("remaining_seconds").GetInt64()));
        Assert.Equal((500, 0), await client.Month());
        Assert.Equal(500, await fixture.Booked(merchant));
        Assert.Equal(
            ["preauthorisation.processing", "preauthorisation.authorised", "preauthorisation.capture_processing", "preauthorisation.capture_succeeded",
             "preauthorisation.capture_processing", "preauthorisation.capture_succeeded", "preauthorisation.captured"],
            await client.Events(hold));
        Assert.Equal(["authorisation 1000", "capture 300", "capture 200"], await fixture.Simulator.SeenOf(hold));
        await (await client.Capture(hold, 1)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_CAPTURED");
        await (await client.Void(hold)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_CAPTURED");
    }

    [Fact]
    public async Task Capture_Whole_BooksAsAPaymentDoesFeeIncluded()
    {
        var (merchant, client) = await fixture.Merchant();
        var capture = await Created(await client.Capture(await client.Held(amount: 100_000)));

        var transfers = (await (await client.GetAsync($"/v1/ledger/transfers?transaction_id={capture.String("id")}")).Json()).GetProperty("items");
        Assert.Equal(
            ["channel/simulator/clearing > merchant/*/payable 100000", "merchant/*/payable > platform/fees 300"],
            transfers.EnumerateArray().Select(one => $"{one.String("debit")} > {one.String("credit")} {one.GetProperty("amount").GetInt64()}".Replace(merchant, "*", StringComparison.Ordinal)).Order());
    }

    [Fact]
    public async Task Create_SameKey_SameAnswerWhateverCameLater()
    {
        var (_, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        using var first = await client.Hold(key: key);
        var text = await first.Content.ReadAsStringAsync();
        var hold = (await first.Json()).String("id");
        await Created(await client.Capture(hold, 400));
        await client.Void(hold);

        using var again = await client.Hold(key: key);
        Assert.Equal((HttpStatusCode.Created, text, "true"), (again.StatusCode, await again.Content.ReadAsStringAsync(), again.Headers.GetValues("Idempotent-Replayed").Single()));
        await (await client.Hold(key: key, amount: 1_001)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Capture_SameKeyManyTimesAtOnce_OneCaptureOneAnswer()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held();
        var key = Guid.NewGuid().ToString();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => client.Capture(hold, 100, key: key)));

        var created = answers.Where(answer => answer.StatusCode == HttpStatusCode.Created).ToList();
        Assert.Single((await Task.WhenAll(created.Select(answer => answer.Content.ReadAsStringAsync()))).Distinct());
        foreach (var refused in answers.Except(created)) await refused.IsProblem(HttpStatusCode.Conflict, "REQUEST_IN_PROGRESS");
        Assert.Equal(100, (await client.Read(hold)).GetProperty("captured").GetInt64());
        Assert.Equal(["authorisation 1000", "capture 100"], await fixture.Simulator.SeenOf(hold));
        await (await client.Capture(hold, 101, key: key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Fact]
    public async Task Void_AfterPart_RestLetGoAndLimitsFree()
    {
        var (merchant, client) = await fixture.Merchant();
        var hold = await client.Held();
        await Created(await client.Capture(hold, 300));

        using var voided = await client.Void(hold);
        Assert.Equal((HttpStatusCode.OK, "voided"), (voided.StatusCode, (await voided.Json()).String("status")));
        Assert.Equal((300, 0), await client.Month());
        Assert.Equal(300, await fixture.Booked(merchant));
        Assert.Equal(["authorisation 1000", "capture 300", "release 1000"], await fixture.Simulator.SeenOf(hold));
        Assert.Equal(HttpStatusCode.OK, (await client.Void(hold)).StatusCode);
        await (await client.Capture(hold, 1)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_VOIDED");
        Assert.Equal(3, (await fixture.Simulator.SeenOf(hold)).Count);
    }

    [Fact]
    public async Task Void_Declined_StandsAsBeforeAndCanStillBeCapturedElsewhere()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await client.Held("tok_refund_declined");
        await (await client.Void(hold)).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_VOID_DECLINED");
        Assert.Equal("authorised", (await client.Read(hold)).String("status"));

        var failed = await Created(await client.Capture(hold, 100));
        Assert.Equal(("failed", "card_declined"), (failed.String("status"), failed.GetProperty("decline").String("reason")));
        Assert.Equal((0, 1_000), await client.Month());
        Assert.Equal(1_000, (await client.Read(hold)).GetProperty("remaining").GetInt64());
    }

    [Fact]
    public async Task Create_Declined_FailedAndLimitsFree()
    {
        var (_, client) = await fixture.Merchant();
        var hold = await Created(await client.Hold("tok_insufficient_funds"));
        Assert.Equal(("failed", "insufficient_funds"), (hold.String("status"), hold.GetProperty("decline").String("reason")));
        Assert.Equal((0, 0), await client.Month());
        await (await client.Capture(hold.String("id"))).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_FAILED");
    }

    [Fact]
    public async Task Create_CustomerHasToAct_PendingThenAuthorisedOrVoided()
    {
        var (_, client) = await fixture.Merchant();
        var (hold, other) = (await Created(await client.Hold("tok_3ds")), await Created(await client.Hold("tok_3ds")));
        Assert.Equal("pending", hold.String("status"));
        await (await client.Capture(hold.String("id"))).IsProblem(HttpStatusCode.Conflict, "PREAUTHORISATION_NOT_READY");
        using var customer = new HttpClient();
        using var page = await customer.GetAsync(hold.GetProperty("next_action").String("redirect_url") + "?outcome=succeeded");
        await client.Becomes(hold.String("id"), "authorised");
        await Created(await client.Capture(hold.String("id")));

        Assert.Equal("voided", (await (await client.Void(other.String("id"))).Json()).String("status"));
        using var late = await customer.GetAsync(other.GetProperty("next_action").String("redirect_url") + "?outcome=succeeded");
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal((1_000, 0), await client.Month());
    }

    [Fact]
    public async Task Create_AboveTheLimit_RefusedUntilAnotherIsVoided()
    {
        var (merchant, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        using var changed = await administrator.PutJson($"/v1/merchants/{merchant}/overrides", """{"per_day":1500,"reason":"test"}""");
        Assert.True(changed.IsSuccessStatusCode, await changed.Content.ReadAsStringAsync());
        var hold = await client.Held();
        await (await client.Hold()).IsProblem(HttpStatusCode.UnprocessableEntity, "LIMIT_DAILY_EXCEEDED");
        await client.Void(hold);
        await client.Held();
    }

    [Fact]
    public async Task Create_TierWithoutIt_RefusedWithTheTierThatHasIt()
    {
        var (merchant, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        using var moved = await administrator.PostJson($"/v1/merchants/{merchant}/tier", """{"tier":"business","reason":"test"}""");
        Assert.Equal(HttpStatusCode.OK, moved.StatusCode);
        await (await client.Hold()).IsProblem(HttpStatusCode.UnprocessableEntity, "TIER_ENTERPRISE_REQUIRED");
        Assert.Equal((0, 0), await client.Month());
    }

    [Fact]
    public async Task AnothersPreAuthorisation_Anything_MissingAndNothingHappens()
    {
        var (_, client) = await fixture.Merchant();
        var (_, stranger) = await fixture.Merchant();
        var hold = await client.Held();
        await (await stranger.Capture(hold)).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        await (await stranger.Void(hold)).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        await (await stranger.GetAsync($"/v1/pre-authorisations/{hold}")).IsProblem(HttpStatusCode.NotFound, "PREAUTHORISATION_NOT_FOUND");
        Assert.Equal(["authorisation 1000"], await fixture.Simulator.SeenOf(hold));
    }

    [Theory]
    [InlineData("""{"amount":0,"currency":"EUR","payment_method":"tok_visa"}""", 400, "INVALID_FIELD", "amount")]
    [InlineData("""{"amount":1,"currency":"eur","payment_method":"tok_visa"}""", 400, "INVALID_FIELD", "currency")]
    [InlineData("""{"amount":1,"currency":"KWD","payment_method":"tok_visa"}""", 422, "EXCHANGE_RATE_UNKNOWN", null)]
    [InlineData("""{"amount":1,"currency":"EUR","payment_method":""}""", 400, "INVALID_FIELD", "payment_method")]
    [InlineData("""{"amount":1,"currency":"EUR","payment_method":"4242424242424242"}""", 422, "CARD_NUMBER_REFUSED", "payment_method")]
    [InlineData("""{"amount":1,"currency":"EUR","payment_method":"tok_visa","expires_in_seconds":0}""", 400, "INVALID_FIELD", "expires_in_seconds")]
    [InlineData("""{"amount":1,"currency":"EUR","payment_method":"tok_visa","expires_in_seconds":9223372036854775807}""", 400, "INVALID_FIELD", "expires_in_seconds")]
    [InlineData("""{"amount":1,"currency":"EUR","payment_method":"tok_visa","order_id":"x"}""", 400, "BODY_INVALID", null)]
    public async Task Create_WrongBody_RefusedWithTheField(string body, int status, string code, string? field)
    {
        var (_, client) = await fixture.Merchant();
        var problem = await (await client.PostJson("/v1/pre-authorisations", body, Guid.NewGuid().ToString())).IsProblem((HttpStatusCode)status, code);
        if (field is not null) Assert.Equal(field, problem.String("field"));
    }

    [Fact]
    public async Task List_FiltersAndCursor_EachOnce()
    {
        var (_, client) = await fixture.Merchant();
        var holds = new List<string>();
        for (var i = 0; i < 5; i++) holds.Add(await client.Held(amount: 1_000 + i));
        await client.Void(holds[2]);

        var first = await (await client.GetAsync("/v1/pre-authorisations?status=authorised&limit=3")).Json();
        var second = await (await client.GetAsync($"/v1/pre-authorisations?status=authorised&limit=3&cursor={Uri.EscapeDataString(first.String("next_cursor"))}")).Json();
        Assert.Equal(
            [holds[4], holds[3], holds[1], holds[0]],
            first.GetProperty("items").EnumerateArray().Concat(second.GetProperty("items").EnumerateArray()).Select(one => one.String("id")));
        var some = await (await client.GetAsync("/v1/pre-authorisations?amount_from=1001&amount_to=1002&currency=EUR")).Json();
        Assert.Equal([holds[2], holds[1]], some.GetProperty("items").EnumerateArray().Select(one => one.String("id")));
    }

    [Fact]
    public async Task Saga_OfAPreAuthorisation_ListedWithItsSteps()
    {
        var (merchant, client) = await fixture.Merchant();
        using var administrator = fixture.Platform.Client(fixture.Platform.AdministratorKey);
        var hold = await client.Held();
        await Created(await client.Capture(hold, 300));
        await client.Void(hold);

        var saga = await (await administrator.GetAsync($"/v1/sagas/{hold}")).Json();
        Assert.Equal(("pre_authorisation", "compensated"), (saga.GetProperty("saga").String("type"), saga.GetProperty("saga").String("status")));
        Assert.Equal(
            ["limits compensated", "authorise done", "capture_1 done", "void done"],
            saga.GetProperty("steps").EnumerateArray().Select(step => $"{step.String("name")} {step.String("status")}"));
        var list = await (await administrator.GetAsync($"/v1/sagas?type=pre_authorisation&merchant_id={merchant}")).Json();
        Assert.Equal(hold, Assert.Single(list.GetProperty("items").EnumerateArray().ToList()).String("id"));
        await (await administrator.PostJson($"/v1/sagas/{hold}/retry", "{}")).IsProblem(HttpStatusCode.Conflict, "SAGA_ENDED");
    }
}
