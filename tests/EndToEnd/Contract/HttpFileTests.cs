using System.Text.RegularExpressions;
using Payments.Tests.EndToEnd.Checkout;

namespace Payments.Tests.EndToEnd.Contract;

/// <summary>ApiFrontend/payments.http: every request names a route, every route is in it, and its bodies are taken as they stand.</summary>
public sealed partial class HttpFileTests(PaymentFixture fixture) : IClassFixture<PaymentFixture>
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Built.RepositoryRoot, "ApiFrontend", "payments.http"));

    [Fact]
    public async Task EveryRoute_StandsInTheFile_AndNothingElse()
    {
        using var client = fixture.Platform.Client();
        var routes = await ApiRoute.All(client);
        var lines = RequestLine().Matches(Text).Select(line => (Method: line.Groups[1].Value, Path: line.Groups[2].Value)).ToList();

        foreach (var (method, path) in lines) Assert.True(routes.Any(route => Fits(route, method, path)), $"{method} {path} is no route");
        foreach (var route in routes) Assert.True(lines.Any(line => Fits(route, line.Method, line.Path)), $"{route.Name} is missing");
    }

    [Fact]
    public async Task EveryBodyOfAMerchant_IsTakenAsItStands()
    {
        var (id, client) = await fixture.Merchant();
        var payment = (await (await client.PostJson("/v1/payments", """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""", "k")).Json()).String("id");
        var endpoint = (await (await client.PostJson("/v1/webhook-endpoints", """{"url":"https://hooks.example.com/"}""", "e")).Json()).GetProperty("endpoint").String("id");
        foreach (Match request in MerchantRequest().Matches(Text))
        {
            var path = request.Groups[2].Value.Replace("{{merchant_id}}", id, StringComparison.Ordinal).Replace("{{payment_id}}", payment, StringComparison.Ordinal).Replace("{{webhook_endpoint_id}}", endpoint, StringComparison.Ordinal);
            var body = request.Groups[3].Value.Replace("{{payment_id}}", payment, StringComparison.Ordinal).Replace("{{order_id}}", "ord_00000000000000000000000000", StringComparison.Ordinal);
            using var answer = await client.SendJson(new HttpMethod(request.Groups[1].Value), path.Replace("{{key_id}}", "key_00000000000000000000000000", StringComparison.Ordinal), body, Guid.NewGuid().ToString());
            Assert.True(answer.IsSuccessStatusCode || (int)answer.StatusCode == 404 && path.Contains("key_id", StringComparison.Ordinal), $"{path}: {await answer.Content.ReadAsStringAsync()}");
        }
    }

    private static bool Fits(ApiRoute route, string method, string path)
    {
        if (route.Method.Method != method) return false;
        var (wanted, given) = (route.Path.Split('/'), path.Split('?')[0].Split('/'));
        return wanted.Length == given.Length && wanted.Zip(given).All(part => part.First.StartsWith('{') ? part.Second.Length > 0 && (part.Second.StartsWith('{') || !route.Path.Contains("{id}", StringComparison.Ordinal)) : part.First == part.Second);
    }

    [GeneratedRegex(@"^(GET|POST|PUT|PATCH|DELETE) \{\{host\}\}(/\S+)$", RegexOptions.Multiline)]
    private static partial Regex RequestLine();

    [GeneratedRegex(@"^(POST|PATCH) \{\{host\}\}(/\S+)\nX-API-Key: \{\{merchant\}\}\n(?:.+\n)*\n(\{.*\})$", RegexOptions.Multiline)]
    private static partial Regex MerchantRequest();
}
