using System.Net;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>The simulator's callbacks, as it sends them and as a forger would.</summary>
public sealed class CallbackTests(SagaFixture fixture) : IClassFixture<SagaFixture>
{
    [Theory]
    [InlineData("tok_processing", "succeeded")]
    [InlineData("tok_processing_declined", "failed")]
    public async Task Callback_OfASettlement_AppliedLongBeforeTheChannelWouldBeAsked(string token, string status)
    {
        var (_, client) = await fixture.Merchant();

        var payment = await SagaFixture.Pay(client, token);

        Assert.Equal("processing", payment.String("status"));
        // Without the callback the saga would ask after five seconds.
        await SagaFixture.Becomes(client, payment.String("id"), status, seconds: 4);
        await Ended(payment.String("id"), "Applied");
    }

    [Fact]
    public async Task Callback_ThreeTimesAndBesideTheAnswer_OneEffect()
    {
        var (merchant, client) = await fixture.Merchant();

        var payment = await SagaFixture.Pay(client, "tok_duplicate_callbacks");

        Assert.Equal("succeeded", payment.String("status"));
        await Ended(payment.String("id"), "Applied");
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE business_id = '{payment.String("id")}'"));
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM events WHERE object_id = '{payment.String("id")}' AND type = 'payment.succeeded'"));
        Assert.Equal(2, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Callback_DuringCreate_AppliedOnceHundredTimes()
    {
        var (merchant, client) = await fixture.Merchant();

        var payments = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => SagaFixture.Pay(client, "tok_callback_first")));

        Assert.All(payments, payment => Assert.Equal("succeeded", payment.String("status")));
        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM channel_callbacks WHERE merchant_id = '{merchant}' AND status = 'Applied'") == 100,
            "every callback is applied");
        Assert.Equal(200, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Callback_ShuffledAndTripledWhileTheAnswersAreLost_OneEffectEach()
    {
        var (merchant, client) = await fixture.Merchant();
        var payments = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => SagaFixture.Pay(client, "tok_reset_after")));
        var random = new Random(20261121);
        var bodies = payments.SelectMany(payment => Enumerable.Repeat(SagaFixture.CallbackBody(AttemptId.Of(payment.String("id"), AttemptId.First)), 3)).ToArray();
        random.Shuffle(bodies);

        var answers = await Task.WhenAll(bodies.Select(body => fixture.Callback(body)));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
        foreach (var payment in payments) await SagaFixture.Becomes(client, payment.String("id"), "succeeded", seconds: 4);
        Assert.Equal(20, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE merchant_id = '{merchant}'"));
    }

    [Fact]
    public async Task Callback_SaysSucceededOfWhatTheChannelDeclined_TheChannelIsBelieved()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_3ds");

        await fixture.Callback(SagaFixture.CallbackBody(AttemptId.Of(payment.String("id"), AttemptId.First)));

        await Eventually.HoldsAsync(async () => (await Callbacks(payment.String("id"))).Any(one => one.Error == "channel_not_settled"), "the callback is parked");
        Assert.Equal("pending", await SagaFixture.Status(client, payment.String("id")));
    }

    [Fact]
    public async Task Callback_OfAPaymentThatIsNotThereYet_ParkedAndAppliedOnceItIs()
    {
        var (merchant, client) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        var id = EntityId.Derive(IdPrefix.Payment, merchant, key);

        await fixture.Callback(SagaFixture.CallbackBody(AttemptId.Of(id, AttemptId.First)));
        await Eventually.HoldsAsync(async () => (await Callbacks(id)).Any(one => one.Error == "reference_unknown"), "the callback is parked");
        await SagaFixture.Pay(client, "tok_visa", 1_000, key);

        await Ended(id, "Applied");
    }

    [Fact]
    public async Task Callback_NotGenuine_RefusedAndNothingStored()
    {
        var body = SagaFixture.CallbackBody("att_x");
        var before = await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM channel_callbacks WHERE reference = 'ch_forged'");
        await (await fixture.Callback(body.Replace("ch_x", "ch_forged", StringComparison.Ordinal), "another secret")).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        using var client = fixture.Platform.Client();
        await (await client.PostJson("/v1/callbacks/simulator", body)).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await client.PostJson("/v1/callbacks/nobody", body)).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
        await (await client.PostJson("/v1/callbacks/simulator", new string('x', 70_000))).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
        Assert.Equal(before, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM channel_callbacks WHERE reference = 'ch_forged'"));
    }

    [Fact]
    public async Task Callback_OfNoAttemptOfOurs_ParkedAndShownToOperatorsWhoMayRunItAgain()
    {
        var id = $"cb_{Guid.NewGuid():N}";
        await fixture.Callback(SagaFixture.CallbackBody("att_somebody_else", id: id));
        var saga = EntityId.Derive(IdPrefix.Callback, "simulator", id);

        await Eventually.HoldsAsync(async () => (await fixture.Steps(saga))["apply"].GetProperty("tries").GetInt32() > 0, "it was tried");
        var apply = (await fixture.Steps(saga))["apply"];
        Assert.Equal(("waiting", "reference_unknown"), (apply.String("status"), apply.String("error")));
        Assert.NotNull(apply.String("next_try"));
        using var again = await fixture.Administrator.PostAsync(new Uri($"/v1/sagas/{saga}/retry", UriKind.Relative), null);
        Assert.Equal(HttpStatusCode.OK, again.StatusCode);
        await (await fixture.Administrator.PostJson($"/v1/sagas/{saga}/compensate", """{"reason":"no"}""")).IsProblem(HttpStatusCode.Conflict, "SAGA_NOT_COMPENSATABLE");
    }

    [Fact]
    public async Task Kill_AfterACallbackWasAnswered_AppliedByTheNextProcess()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_500_after");

        using var answer = await fixture.Callback(SagaFixture.CallbackBody(AttemptId.Of(payment.String("id"), AttemptId.First)));
        await fixture.Platform.Kill();
        await fixture.StartPlatform();

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await Ended(payment.String("id"), "Applied");
        Assert.Equal(2, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM transfers WHERE transaction_id = '{payment.String("id")}'"));
    }

    private Task Ended(string payment, string status) => Eventually.HoldsAsync(
        async () => await Callbacks(payment) is { Count: > 0 } callbacks && callbacks.TrueForAll(one => one.Status == status), $"the callbacks of {payment} are {status}");

    private async Task<List<(string Status, string? Error)>> Callbacks(string payment)
    {
        await using var command = fixture.Database.Source.CreateCommand($"SELECT status, doc::jsonb ->> 'error' FROM channel_callbacks WHERE business_id = '{payment}'");
        await using var rows = await command.ExecuteReaderAsync();
        var callbacks = new List<(string, string?)>();
        while (await rows.ReadAsync()) callbacks.Add((rows.GetString(0), rows.IsDBNull(1) ? null : rows.GetString(1)));
        return callbacks;
    }
}
