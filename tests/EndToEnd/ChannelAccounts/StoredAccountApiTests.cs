using System.Net;

namespace Payments.Tests.EndToEnd.ChannelAccounts;

/// <summary>What administrators may say of accounts, and who may.</summary>
public sealed class StoredAccountApiTests(StoredAccountFixture fixture) : IClassFixture<StoredAccountFixture>
{
    private const string Good = "\"credentials\":{\"secret_key\":\"sk_test_9f8e7d6c5b\"}";

    [Fact]
    public async Task Create_SameKeyAgain_ReplayedAndAnotherBodyRefused()
    {
        var (owner, _) = await fixture.Merchant();
        var key = Guid.NewGuid().ToString();
        string Body(string credentials) => $$$"""{"channel":"stripe","label":"Shop","merchant_id":"{{{owner}}}","status":"disabled","credentials":{{{{credentials}}}}}""";
        using var first = await fixture.Administrator.PostJson("/v1/channel-accounts", Body("\"secret_key\":\"sk_test_one\",\"connected_account\":\"acct_1\""), key);
        using var again = await fixture.Administrator.PostJson("/v1/channel-accounts", Body("\"connected_account\":\"acct_1\",\"secret_key\":\"sk_test_one\""), key);

        Assert.Equal((HttpStatusCode.Created, HttpStatusCode.Created), (first.StatusCode, again.StatusCode));
        Assert.Equal(await first.Content.ReadAsStringAsync(), await again.Content.ReadAsStringAsync());
        Assert.Equal(["true"], again.Headers.GetValues("Idempotent-Replayed"));
        Assert.Equal($"/v1/channel-accounts/{(await first.Json()).String("id")}", first.Headers.Location?.OriginalString);
        await (await fixture.Administrator.PostJson("/v1/channel-accounts", Body("\"connected_account\":\"acct_1\",\"secret_key\":\"sk_test_two\""), key)).IsProblem(HttpStatusCode.UnprocessableEntity, "IDEMPOTENCY_KEY_REUSED");
    }

    [Theory]
    [InlineData("{\"channel\":\"adyen\",\"label\":\"S\"," + Good + "}", "INVALID_FIELD", "channel")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"\"," + Good + "}", "INVALID_FIELD", "label")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\"}", "BODY_INVALID", null)]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{}}", "INVALID_FIELD", "credentials.secret_key")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"secret_key\":null}}", "INVALID_FIELD", "credentials.secret_key")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"secret_key\":5}}", "BODY_INVALID", "credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"sk_test_9f8e7d6c5b\":5}}", "BODY_INVALID", "credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"sk.test 9f8e7d6c5b\":[]}}", "BODY_INVALID", "credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"secret_key\":\"nonsense_9f8e7d6c5b\"}}", "INVALID_FIELD", "credentials.secret_key")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"secret_key\":\"sk_test_9f8e7d6c5b\",\"9f8e7d6c5b\":\"x\"}}", "INVALID_FIELD", "credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":{\"secret_key\":\"sk_test_9f8e7d6c5b\",\"secret_key\":\"sk_test_2\"}}", "BODY_INVALID", null)]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"credentials\":\"sk_test_9f8e7d6c5b\"}", "BODY_INVALID", "credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"secret_key\":\"sk_test_9f8e7d6c5b\"," + Good + "}", "BODY_INVALID", "secret_key")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"status\":\"deleted\"," + Good + "}", "BODY_INVALID", "status")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"merchant_id\":\"mer_00000000000000000000000000\"," + Good + "}", "MERCHANT_NOT_FOUND", null)]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"merchant_id\":\"platform\"," + Good + "}", "MERCHANT_NOT_FOUND", null)]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"base_url\":\"http://api.example.com/\"," + Good + "}", "INVALID_FIELD", "base_url")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"S\",\"callback_credentials\":{\"secret\":\"9f8e7d6c5b\"}," + Good + "}", "INVALID_FIELD", "callback_credentials.secret")]
    [InlineData("{\"channel\":\"simulator\",\"label\":\"S\",\"callback_credentials\":{},\"credentials\":{\"api_key\":\"9f8e7d6c5b\"}}", "INVALID_FIELD", "callback_credentials")]
    [InlineData("{\"channel\":\"stripe\",\"label\":\"4242 4242 4242 4242\"," + Good + "}", "CARD_NUMBER_REFUSED", "label")]
    public async Task Create_Bad_RefusedWithTheFieldAndWithoutAnyValue(string body, string code, string? field)
    {
        using var answer = await fixture.Administrator.PostJson("/v1/channel-accounts", body, Guid.NewGuid().ToString());

        Assert.True((int)answer.StatusCode is >= 400 and < 500, $"{answer.StatusCode}");
        var text = await answer.Content.ReadAsStringAsync();
        var problem = System.Text.Json.JsonDocument.Parse(text).RootElement;
        Assert.Equal(code, problem.String("code"));
        if (field is not null) Assert.Equal(field, problem.String("field"));
        Assert.DoesNotContain("9f8e7d6c5b", text, StringComparison.Ordinal);
        Assert.Equal(0, await fixture.Database.ScalarAsync<long>("SELECT count(*) FROM channel_accounts WHERE doc LIKE '%\"label\":\"S\"%'"));
    }

    [Fact]
    public async Task Create_TenKilobytes_Refused()
    {
        var much = new string('a', 10_000);
        await (await fixture.Post(null, $"sk_test_{much}", "", "a")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await fixture.Post(null, "sk_test_1", $",\"callback_credentials\":{{\"secret\":\"{much}\"}}", "b")).IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD");
        await (await fixture.Post(null, $"sk_test_{new string('a', 70_000)}", "", "c")).IsProblem(HttpStatusCode.RequestEntityTooLarge, "BODY_TOO_LARGE");
    }

    [Fact]
    public async Task Create_OverHttpOutsideDevelopment_RefusedEvenOnTheMachineItself()
    {
        await using var live = PlatformProcess.Launch(fixture.Database.ConnectionString, new Dictionary<string, string> { ["ASPNETCORE_ENVIRONMENT"] = "Production" });
        await Eventually.HoldsAsync(() => !live.Url.IsDefaultPort, "it has said where it listens", TimeSpan.FromSeconds(30));
        // Whom the process in development has made is there.
        using var administrator = live.Client(fixture.Platform.AdministratorKey);
        using var answer = await administrator.PostJson("/v1/channel-accounts", $$"""{"channel":"stripe","label":"S","base_url":"{{fixture.Simulator.Url}}stripe/",{{Good}}}""", Guid.NewGuid().ToString());

        Assert.Equal("base_url", (await answer.IsProblem(HttpStatusCode.BadRequest, "INVALID_FIELD")).String("field"));
    }

    [Theory]
    [InlineData("{\"base_url\":\"https://elsewhere.example/\"}", HttpStatusCode.BadRequest, "BODY_INVALID")]
    [InlineData("{\"channel\":\"paypal\"}", HttpStatusCode.BadRequest, "BODY_INVALID")]
    [InlineData("{\"credentials\":{\"connected_account\":\"acct_1\"}}", HttpStatusCode.BadRequest, "INVALID_FIELD")]
    [InlineData("{\"credentials\":{\"secret_key\":\"sk_test_1\",\"connected_account\":\"acct_1\"}}", HttpStatusCode.UnprocessableEntity, "CHANNEL_ACCOUNT_OTHER")]
    [InlineData("{\"status\":\"gone\"}", HttpStatusCode.BadRequest, "BODY_INVALID")]
    public async Task Change_Bad_RefusedAndNothingChanges(string body, HttpStatusCode status, string code)
    {
        var (owner, _) = await fixture.Merchant();
        var account = await fixture.Create(owner, more: ",\"status\":\"disabled\"");
        var path = $"/v1/channel-accounts/{account.String("id")}";

        await (await fixture.Administrator.SendJson(HttpMethod.Patch, path, body)).IsProblem(status, code);

        Assert.Equal(account.GetRawText(), (await (await fixture.Administrator.GetAsync(path)).Json()).GetRawText());
    }

    [Fact]
    public async Task List_Filtered_PageByPage()
    {
        var (owner, _) = await fixture.Merchant();
        var made = new List<string>();
        for (var i = 0; i < 3; i++) made.Insert(0, (await fixture.Create(owner, more: ",\"status\":\"disabled\"")).String("id"));

        var first = await (await fixture.Administrator.GetAsync($"/v1/channel-accounts?merchant_id={owner}&channel=stripe&status=disabled&limit=2")).Json();
        var rest = await (await fixture.Administrator.GetAsync($"/v1/channel-accounts?merchant_id={owner}&channel=stripe&status=disabled&limit=2&cursor={Uri.EscapeDataString(first.String("next_cursor"))}")).Json();

        Assert.Equal(made, new[] { first, rest }.SelectMany(page => page.GetProperty("items").EnumerateArray()).Select(one => one.String("id")));
        Assert.Empty((await (await fixture.Administrator.GetAsync($"/v1/channel-accounts?merchant_id={owner}&status=enabled")).Json()).GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Callback_OfAnAccountWithoutCallbackCredentials_UnknownLikeOneThatThereIsNot()
    {
        var (owner, _) = await fixture.Merchant();
        var account = await fixture.Create(owner, more: ",\"status\":\"disabled\"");
        foreach (var id in new[] { account.String("id"), "cha_00000000000000000000000000", "nobody" })
            await (await fixture.Administrator.PostJson($"/v1/callbacks/stripe/{id}", "{}")).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
        await fixture.Change(account, """{"callback_credentials":{"secret":"whsec_0123456789abcdef"}}""");
        await (await fixture.Administrator.PostJson($"/v1/callbacks/stripe/{account.String("id")}", "{}")).IsProblem(HttpStatusCode.Unauthorized, "CALLBACK_NOT_GENUINE");
        await (await fixture.Administrator.PostJson($"/v1/callbacks/crypto/{account.String("id")}", "{}")).IsProblem(HttpStatusCode.NotFound, "CALLBACK_CHANNEL_UNKNOWN");
    }
}
