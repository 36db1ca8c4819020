using System.Net;
using System.Text.Json;

namespace Payments.Tests.EndToEnd.Merchants;

public sealed class MerchantApiTests(PlatformFixture fixture) : IClassFixture<PlatformFixture>
{
    private const string Shop = """{"name":"Shop","country":"DE","settlement_currency":"EUR","time_zone":"Europe/Berlin"}""";
    private readonly HttpClient administrator = fixture.Administrator;

    [Fact]
    public async Task Register_ThenReadWithOwnKey_SameMerchant()
    {
        var registered = await Register();
        using var own = fixture.Platform.Client(registered.Key);

        var read = await own.GetAsync($"/v1/merchants/{registered.Id}");

        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        var body = await read.Json();
        Assert.Equal((registered.Id, "Shop", "active"), (body.String("id"), body.String("name"), body.String("status")));
    }

    [Fact]
    public async Task Register_SameKeyAndBodyAgain_SameAnswerMarkedAsReplayed()
    {
        var key = Unique();
        var first = await administrator.PostJson("/v1/merchants", Shop, key);
        var again = await administrator.PostJson("/v1/merchants", """{ "time_zone":"Europe/Berlin", "settlement_currency":"EUR", "country":"DE", "name":"Sh\u006fp" }""", key);

        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.Created, again.StatusCode);
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(first.Headers.Location, again.Headers.Location);
        Assert.False(first.Headers.Contains("Idempotent-Replayed"));
        Assert.Equal("true", again.Headers.GetValues("Idempotent-Replayed").Single());
    }

    [Fact]
    public async Task Register_SameKeyOtherBody_RefusedAndFirstUnchanged()
    {
        var key = Unique();
        var first = await (await administrator.PostJson("/v1/merchants", Shop, key)).Json();

        var other = await administrator.PostJson("/v1/merchants", Shop.Replace("Shop", "Other", StringComparison.Ordinal), key);

        await other.IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
        var id = first.GetProperty("merchant").String("id");
        Assert.Equal("Shop", (await (await administrator.GetAsync($"/v1/merchants/{id}")).Json()).String("name"));
    }

    [Fact]
    public async Task Register_SameKeyFiftyTimesAtOnce_OneMerchantOneAnswer()
    {
        var key = Unique();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => administrator.PostJson("/v1/merchants", Shop, key)));
        var bodies = await Task.WhenAll(answers.Select(answer => answer.Content.ReadAsStringAsync()));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        Assert.Single(bodies.Distinct());
        Assert.Single(answers, answer => !answer.Headers.Contains("Idempotent-Replayed"));
    }

    [Fact]
    public async Task Register_ReplayAfterSuspension_StillTheFirstAnswer()
    {
        var key = Unique();
        var first = await (await administrator.PostJson("/v1/merchants", Shop, key)).Content.ReadAsStringAsync();
        var id = JsonDocument.Parse(first).RootElement.GetProperty("merchant").String("id");
        await administrator.PostJson($"/v1/merchants/{id}/suspend", """{"reason":"review"}""");

        Assert.Equal(first, await (await administrator.PostJson("/v1/merchants", Shop, key)).Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task SuspendAndReinstate_EachOnce_StatusFollows()
    {
        var merchant = await Register();
        var suspend = $"/v1/merchants/{merchant.Id}/suspend";
        var reinstate = $"/v1/merchants/{merchant.Id}/reinstate";

        var suspended = await (await administrator.PostJson(suspend, """{"reason":"fraud review"}""")).Json();
        Assert.Equal(("suspended", "fraud review"), (suspended.String("status"), suspended.String("status_reason")));
        await (await administrator.PostJson(suspend, """{"reason":"again"}""")).IsProblem(HttpStatusCode.Conflict, "MERCHANT_STATUS_CONFLICT");
        var active = await (await administrator.PostJson(reinstate, """{"reason":"cleared"}""")).Json();
        Assert.Equal("active", active.String("status"));
        await (await administrator.PostJson(reinstate, """{"reason":"again"}""")).IsProblem(HttpStatusCode.Conflict, "MERCHANT_STATUS_CONFLICT");
    }

    [Fact]
    public async Task Read_AnotherTenant_AnswersExactlyLikeAMissingOne()
    {
        var one = await Register();
        var other = await Register();
        using var own = fixture.Platform.Client(one.Key);

        var foreign = await (await own.GetAsync($"/v1/merchants/{other.Id}")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");
        var missing = await (await own.GetAsync("/v1/merchants/mer_00000000000000000000000000")).IsProblem(HttpStatusCode.NotFound, "MERCHANT_NOT_FOUND");

        Assert.Equal(WithoutTrace(missing), WithoutTrace(foreign));
    }

    [Fact]
    public async Task Suspend_WithMerchantKey_Refused()
    {
        var merchant = await Register();
        using var own = fixture.Platform.Client(merchant.Key);

        await (await own.PostJson($"/v1/merchants/{merchant.Id}/suspend", """{"reason":"me"}""")).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
        await (await own.PostJson("/v1/merchants", Shop, Unique())).IsProblem(HttpStatusCode.Forbidden, "ADMINISTRATOR_REQUIRED");
    }

    private async Task<(string Id, string Key)> Register()
    {
        var response = await administrator.PostJson("/v1/merchants", Shop, Unique());
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        var body = await response.Json();
        return (body.GetProperty("merchant").String("id"), body.String("api_key"));
    }

    private static string Unique() => Guid.NewGuid().ToString();

    private static string WithoutTrace(JsonElement problem) =>
        string.Join('|', problem.EnumerateObject().Where(property => property.Name != "trace_id").Select(property => property.ToString()));
}
