using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;

namespace Payments.Tests.Integration.Channels;

/// <summary>What the simulator lets in, asked without the client that would never send it.</summary>
[Collection(SimulatorTests.Name)]
public sealed class SimulatorRequestTests(SimulatorFixture simulator)
{
    private const string Good = """{"amount":1000,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"acct"}""";

    [Theory]
    [InlineData("""{"amount":0,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "amount_invalid")]
    [InlineData("""{"amount":-1,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "amount_invalid")]
    [InlineData("""{"amount":1000000000000,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "amount_invalid")]
    [InlineData("""{"amount":1.5,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":1e3,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":"1000","currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":9223372036854775808,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":NaN,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":1,"amount":1000,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":1,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a","extra":1}""", "body_invalid")]
    [InlineData("""{"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":1,"currency":null,"exponent":2,"token":"tok_visa","merchant_account":"a"}""", "body_invalid")]
    [InlineData("""{"amount":1,"currency":"eur","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "currency_invalid")]
    [InlineData("""{"amount":1,"currency":"XXX","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "currency_invalid")]
    [InlineData("""{"amount":1,"currency":"JPY","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "exponent_invalid")]
    [InlineData("""{"amount":1,"currency":"KWD","exponent":2,"token":"tok_visa","merchant_account":"a"}""", "exponent_invalid")]
    [InlineData("""{"amount":1,"currency":"EUR","exponent":2,"token":"4242424242424242","merchant_account":"a"}""", "token_unknown")]
    [InlineData("""{"amount":1,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":""}""", "merchant_account_invalid")]
    [InlineData("""{"amount":1,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a","callback_url":"ftp://x"}""", "url_invalid")]
    [InlineData("""{"amount":1,"currency":"EUR","exponent":2,"token":"tok_visa","merchant_account":"a","return_url":"/x"}""", "url_invalid")]
    [InlineData("[]", "body_invalid")]
    [InlineData("null", "body_invalid")]
    [InlineData("", "body_invalid")]
    [InlineData("{", "body_invalid")]
    public async Task Charges_WrongParameters_RefusedAndNothingDone(string body, string code)
    {
        var key = Orders.NewAttempt();

        Assert.Equal((HttpStatusCode.BadRequest, code), await Post("/charges", key, body));
        Assert.Empty(await simulator.Process.Seen(key));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("a b")]
    public async Task Charges_WrongKey_Refused(string? key) =>
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_key_invalid"), await Post("/charges", key, Good));

    [Fact]
    public async Task Charges_KeyOf256Characters_Refused()
    {
        Assert.Equal((HttpStatusCode.BadRequest, "idempotency_key_invalid"), await Post("/charges", new string('k', 256), Good));
        Assert.Equal(HttpStatusCode.OK, (await Post("/charges", Orders.NewAttempt().PadRight(255, 'k'), Good)).Status);
    }

    [Fact]
    public async Task Charges_HugeBody_RefusedUnread()
    {
        var (status, _) = await Post("/charges", Orders.NewAttempt(), Good + new string(' ', 20_000));

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
    }

    [Theory]
    [InlineData("POST", "/charges")]
    [InlineData("POST", "/refunds")]
    [InlineData("POST", "/charges/ch_1/void")]
    [InlineData("POST", "/tokens")]
    [InlineData("GET", "/attempts/a")]
    [InlineData("GET", "/charges/ch_1")]
    [InlineData("GET", "/log")]
    [InlineData("GET", "/summary")]
    [InlineData("GET", "/behaviours")]
    public async Task AnyRoute_WithoutTheApiKey_Refused(string method, string path)
    {
        using var client = new HttpClient { BaseAddress = simulator.Process.Url };
        foreach (var key in new[] { null, "wrong" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(Good) };
            if (key is not null) request.Headers.Add("X-API-Key", key);
            request.Headers.Add("Idempotency-Key", Orders.NewAttempt());
            using var answer = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    [Theory]
    [InlineData("4242 4242 4242 4242", "tok_visa")]
    [InlineData("4000000000000002", "tok_declined")]
    [InlineData("4000000000009995", "tok_insufficient_funds")]
    [InlineData("4000000000009987", "tok_lost_card")]
    [InlineData("4000000000009979", "tok_stolen_card")]
    [InlineData("4000000000000069", "tok_expired_card")]
    [InlineData("4000000000000127", "tok_incorrect_cvc")]
    [InlineData("4000000000000119", "tok_processing_error")]
    [InlineData("4000002760003184", "tok_3ds")]
    public async Task Tokens_TestCard_BehavesAsPublished(string number, string token)
    {
        using var client = simulator.Process.Client();
        using var answer = await client.PostAsJsonAsync("/tokens", new { number, exp_month = 12, exp_year = 2034, cvc = "123" });
        var minted = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;

        Assert.StartsWith(token + "-", minted, StringComparison.Ordinal);
        Assert.Equal(
            (await simulator.Channel.Charge(Orders.Charge(token), default)).GetType(),
            (await simulator.Channel.Charge(Orders.Charge(minted), default)).GetType());
    }

    [Theory]
    [InlineData("4111111111111111")]
    [InlineData("4242424242424241")]
    [InlineData("")]
    public async Task Tokens_AnyOtherCard_RefusedAndForgotten(string number)
    {
        var (status, code) = await Post("/tokens", null, $$"""{"number":"{{number}}"}""");

        Assert.Equal((HttpStatusCode.BadRequest, "not_a_test_card"), (status, code));
    }

    [Fact]
    public async Task ReadCharge_AfterARefund_ShowsWhatWasGivenBack()
    {
        var charge = Orders.Charge("tok_visa");
        var reference = Assert.IsType<Payments.Channels.ChannelAnswer.Succeeded>(await simulator.Channel.Charge(charge, default)).Reference;
        await simulator.Channel.Refund(Orders.Refund(charge, reference, 300), default);

        using var client = simulator.Process.Client();
        var read = await client.GetFromJsonAsync<JsonElement>($"/charges/{reference}");

        Assert.Equal(300, read.GetProperty("refunded").GetInt64());
        Assert.Equal(1000, read.GetProperty("amount").GetInt64());
    }

    private async Task<(HttpStatusCode Status, string? Code)> Post(string path, string? key, string body)
    {
        using var client = simulator.Process.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (key is not null) request.Headers.TryAddWithoutValidation("Idempotency-Key", key);
        using var answer = await client.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var code = text.Length > 0 && JsonElement.Parse(text).TryGetProperty("error", out var error) ? error.GetProperty("code").GetString() : null;
        Assert.DoesNotContain("1111", text, StringComparison.Ordinal);
        Assert.DoesNotContain("4242", text, StringComparison.Ordinal);
        return (answer.StatusCode, code);
    }
}
