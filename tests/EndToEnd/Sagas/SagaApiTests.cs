using System.Net;
using System.Text.Json;
using Payments.Ids;

namespace Payments.Tests.EndToEnd.Sagas;

/// <summary>What operators see of sagas and do with them.</summary>
public sealed class SagaApiTests(SagaFixture fixture) : IClassFixture<SagaFixture>
{
    private static readonly string[] Plan = ["risk", "limits", "order", "charge", "book", "order_paid"];

    [Fact]
    public async Task Read_PaidPayment_EveryStepDoneWithInputAndCompensation()
    {
        var (merchant, client) = await fixture.Merchant();
        var id = (await SagaFixture.Pay(client, "tok_visa")).String("id");
        await fixture.SagaBecomes(id, "completed");

        var saga = await fixture.Saga(id);

        Assert.Equal(("payment", id, merchant, "order_paid"), (saga.GetProperty("saga").String("type"), saga.GetProperty("saga").String("business_id"), saga.GetProperty("saga").String("merchant_id"), saga.GetProperty("saga").String("current_step")));
        var steps = saga.GetProperty("steps").EnumerateArray().ToList();
        Assert.Equal(Plan, steps.Select(step => step.String("name")));
        Assert.Equal(Enumerable.Range(1, 6), steps.Select(step => step.GetProperty("order").GetInt32()));
        Assert.All(steps, step => Assert.Equal(("done", 1), (step.String("status"), step.GetProperty("tries").GetInt32())));
        Assert.Equal("allow", steps[0].String("result"));
        Assert.Equal(("tok_visa", "1000"), (steps[3].GetProperty("input").String("payment_method"), steps[3].GetProperty("input").String("amount")));
        Assert.All(steps.Skip(1), step => Assert.NotEmpty(step.String("compensation")));
        // Nothing of what went by the plan is written by every payment.
        Assert.Equal("[]", await fixture.Database.ScalarAsync<string>($"SELECT (doc::jsonb -> 'steps')::text FROM payment_sagas WHERE key = '{id}'"));
    }

    [Fact]
    public async Task Read_Refused_ForMerchantsUnknownIdsAndWrongOnes()
    {
        var (_, client) = await fixture.Merchant();
        await (await client.GetAsync("/v1/sagas")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await fixture.Administrator.GetAsync($"/v1/sagas/{EntityId.New(IdPrefix.Payment)}")).IsProblem(HttpStatusCode.NotFound, "SAGA_NOT_FOUND");
        await (await fixture.Administrator.GetAsync("/v1/sagas/x")).IsProblem(HttpStatusCode.NotFound, "SAGA_NOT_FOUND");
        await (await Retry(EntityId.New(IdPrefix.Refund))).IsProblem(HttpStatusCode.NotFound, "SAGA_NOT_FOUND");
        await (await Compensate(EntityId.New(IdPrefix.Payment))).IsProblem(HttpStatusCode.NotFound, "SAGA_NOT_FOUND");
    }

    [Fact]
    public async Task List_FiltersAndCursor_EverySagaOnceFromTheNewestOn()
    {
        var (merchant, client) = await fixture.Merchant();
        var paid = new List<string>();
        for (var i = 0; i < 5; i++) paid.Add((await SagaFixture.Pay(client, "tok_visa")).String("id"));
        var declined = (await SagaFixture.Pay(client, "tok_declined")).String("id");
        var refund = await (await client.PostJson($"/v1/payments/{paid[0]}/refunds", "{}", Guid.NewGuid().ToString())).Json();
        foreach (var id in paid) await fixture.SagaBecomes(id, "completed");
        await fixture.SagaBecomes(declined, "compensated");

        var seen = new List<string>();
        for (var cursor = ""; cursor is not null;)
        {
            var page = await (await fixture.Administrator.GetAsync($"/v1/sagas?merchant_id={merchant}&limit=2{cursor}")).Json();
            seen.AddRange(page.GetProperty("items").EnumerateArray().Select(item => item.String("id")));
            cursor = page.TryGetProperty("next_cursor", out var next) ? $"&cursor={next.GetString()}" : null;
        }

        Assert.Equal([refund.String("id"), declined, .. paid.AsEnumerable().Reverse()], seen);
        Assert.Equal([refund.String("id")], await Ids($"merchant_id={merchant}&type=refund"));
        Assert.Equal([declined], await Ids($"merchant_id={merchant}&status=compensated"));
        Assert.Equal([paid[3]], await Ids($"business_id={paid[3]}"));
        await (await fixture.Administrator.GetAsync("/v1/sagas?status=odd")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_INVALID");
        await (await fixture.Administrator.GetAsync("/v1/sagas?limit=1000000000")).IsProblem(HttpStatusCode.BadRequest, "QUERY_PARAMETER_INVALID");
    }

    [Fact]
    public async Task Compensate_PaidPayment_RefundedBookedLimitGivenBackOrderCancelledOnce()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_visa", 5_000);
        var id = payment.String("id");
        Assert.Equal(5_000, await fixture.Used(merchant));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Compensate(id)));

        foreach (var answer in answers) Assert.Equal("compensated", (await answer.Json()).GetProperty("saga").String("status"));
        Assert.Equal("refunded", await SagaFixture.Status(client, id));
        Assert.Equal("cancelled", await SagaFixture.OrderStatus(client, payment));
        Assert.Equal(0, await fixture.Used(merchant));
        Assert.Equal(1, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM refunds WHERE payment_id = '{id}' AND amount = 5000"));
        var clearing = await fixture.Database.ScalarAsync<decimal>($"SELECT coalesce(sum(CASE WHEN debit = 'channel/simulator/clearing' THEN amount WHEN credit = 'channel/simulator/clearing' THEN -amount ELSE 0 END), 0) FROM transfers WHERE merchant_id = '{merchant}'");
        Assert.Equal(0, clearing);
        var steps = await fixture.Steps(id);
        Assert.All(Plan.Skip(1), name => Assert.Equal("compensated", steps[name].String("status")));
        Assert.Equal("double order", (await fixture.Saga(id)).GetProperty("saga").String("reason"));
        await (await Retry(id)).IsProblem(HttpStatusCode.Conflict, "SAGA_ENDED");
    }

    [Fact]
    public async Task Compensate_OpenPayment_CancelledAtTheChannel()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_3ds");

        using var answer = await Compensate(payment.String("id"));

        Assert.Equal("compensated", (await answer.Json()).GetProperty("saga").String("status"));
        Assert.Equal("cancelled", await SagaFixture.Status(client, payment.String("id")));
        Assert.Equal(["void"], await fixture.Simulator.Seen(AttemptId.Of(payment.String("id"), AttemptId.Void)));
        Assert.Equal(0, await fixture.Used(merchant));
    }

    [Fact]
    public async Task Compensate_TheChannelDeclines_FailedThenRetriedByAnOperator()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_refund_declined");
        var id = payment.String("id");

        using var answer = await Compensate(id);
        var saga = await answer.Json();
        using var again = await Retry(id);

        Assert.Equal("failed", saga.GetProperty("saga").String("status"));
        var charge = saga.GetProperty("steps").EnumerateArray().Single(step => step.String("name") == "charge");
        Assert.Equal(("failed", "card_declined"), (charge.String("status"), charge.String("error")));
        Assert.Equal(2, (await again.Json()).GetProperty("steps").EnumerateArray().Single(step => step.String("name") == "charge").GetProperty("tries").GetInt32());
        Assert.Equal("succeeded", await SagaFixture.Status(client, id));
        Assert.Equal("paid", await SagaFixture.OrderStatus(client, payment));
        Assert.Equal([id], await Ids($"status=failed&business_id={id}"));
    }

    [Fact]
    public async Task Compensate_TheRefundsAnswerIsLost_CompensatingUntilTheChannelHasSaid()
    {
        var (merchant, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_refund_reset_after");
        var id = payment.String("id");

        using var answer = await Compensate(id);

        Assert.Equal("compensating", (await answer.Json()).GetProperty("saga").String("status"));
        await fixture.SagaBecomes(id, "compensated");
        Assert.Equal(0, await fixture.Used(merchant));
        Assert.Equal("cancelled", await SagaFixture.OrderStatus(client, payment));
    }

    [Fact]
    public async Task Compensate_WithoutAReasonOrOfARefund_Refused()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_visa");
        var refund = await (await client.PostJson($"/v1/payments/{payment.String("id")}/refunds", """{"amount":10}""", Guid.NewGuid().ToString())).Json();
        await (await fixture.Administrator.PostJson($"/v1/sagas/{payment.String("id")}/compensate", "{}")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await Compensate(refund.String("id"))).IsProblem(HttpStatusCode.Conflict, "SAGA_NOT_COMPENSATABLE");
    }

    [Fact]
    public async Task Retry_WaitingSaga_AskedNowInsteadOfLater()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_500_before_once");
        var id = payment.String("id");
        var waiting = (await fixture.Steps(id))["charge"];
        Assert.Equal(("waiting", 1), (waiting.String("status"), waiting.GetProperty("tries").GetInt32()));
        Assert.NotEmpty(waiting.String("next_try"));

        using var answer = await Retry(id);

        Assert.Equal("completed", (await answer.Json()).GetProperty("saga").String("status"));
        Assert.Equal("succeeded", await SagaFixture.Status(client, id));
        Assert.Equal(["charge"], await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.First)));
    }

    [Fact]
    public async Task Create_MethodOnTheDenyList_BlockedByTheRiskStepAndNothingAsked()
    {
        var (merchant, client) = await fixture.Merchant();
        var token = $"tok_visa-{Guid.NewGuid():N}";
        await fixture.Database.ExecuteAsync($"INSERT INTO risk_denied_methods (method, reason) VALUES ('{token}', 'stolen')");

        JsonElement payment = default;
        // The list is read anew every few seconds.
        await Eventually.HoldsAsync(async () => (payment = await SagaFixture.Pay(client, token)).String("status") == "failed", "the method is denied");

        Assert.Equal("risk_blocked", payment.GetProperty("decline").String("reason"));
        var id = payment.String("id");
        var steps = await fixture.Steps(id);
        Assert.Equal(("blocked", "method_denied", "skipped"), (steps["risk"].String("status"), steps["risk"].String("result"), steps["charge"].String("status")));
        Assert.Empty(await fixture.Simulator.Seen(AttemptId.Of(id, AttemptId.First)));
        Assert.Equal(1_000 * await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM payments WHERE merchant_id = '{merchant}' AND status = 'Succeeded'"), await fixture.Used(merchant));
    }

    [Fact]
    public async Task Views_PlainSelect_AnswerForEveryType()
    {
        var (_, client) = await fixture.Merchant();
        var payment = await SagaFixture.Pay(client, "tok_processing");
        await SagaFixture.Becomes(client, payment.String("id"), "succeeded");
        var refund = await (await client.PostJson($"/v1/payments/{payment.String("id")}/refunds", "{}", Guid.NewGuid().ToString())).Json();

        await Eventually.HoldsAsync(
            async () => await fixture.Database.ScalarAsync<long>($"SELECT count(DISTINCT type) FROM saga_instances WHERE (business_id = '{payment.String("id")}' OR id = '{refund.String("id")}') AND status = 'completed'") == 3,
            "all three are in the view");
        Assert.Equal(6 + 2 + 3, await fixture.Database.ScalarAsync<long>($"SELECT count(*) FROM saga_steps JOIN saga_instances i ON i.id = saga_id WHERE i.business_id = '{payment.String("id")}' OR i.id = '{refund.String("id")}'"));
    }

    private Task<HttpResponseMessage> Retry(string id) => fixture.Administrator.PostAsync(new Uri($"/v1/sagas/{id}/retry", UriKind.Relative), null);

    private Task<HttpResponseMessage> Compensate(string id) => fixture.Administrator.PostJson($"/v1/sagas/{id}/compensate", """{"reason":"double order"}""");

    private async Task<List<string>> Ids(string query) =>
        [.. (await (await fixture.Administrator.GetAsync($"/v1/sagas?{query}")).Json()).GetProperty("items").EnumerateArray().Select(item => item.String("id"))];
}
