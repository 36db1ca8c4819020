using Payments.Api.Access;
using Payments.Silo.Hosting;

namespace Payments.Api.Demo;

/// <summary>The last step of a start: accounts exist, and whoever watches the terminal knows what to do next.</summary>
internal static class Preparation
{
    private const string Payment = """{"amount":1000,"currency":"EUR","payment_method":"tok_visa"}""";

    public static async Task PrepareAccounts(this WebApplication app)
    {
        DemoAccounts? demo = null;
        await app.Take("The first administrator", () => FirstAdministrator.Ensure(app.Services));
        if (DemoAccounts.Wanted(app.Services)) await app.Take("The demo shop", async () => demo = await DemoAccounts.Ensure(app.Services));
        if (!app.Lifetime.ApplicationStopping.IsCancellationRequested) Print(app.Urls.First(), demo);
    }

    private static void Print(string url, DemoAccounts? demo)
    {
        Console.WriteLine($"""

            Orleans.Payments is ready on the {GrainHosting.Engine} engine.
              API        {url}
              OpenAPI    {url}/openapi/v1.json
              Health     {url}/health/ready
              Metrics    {url}/metrics
            """);
        if (GrainHosting.DashboardPath is { } path) Console.WriteLine($"  Dashboard  {url}{path}/");
        if (demo is null) return;
        Console.WriteLine($"""

              Administrator key (demo)  {demo.AdministratorKey}
              Merchant key (demo)       {demo.MerchantKey}

            Try:
              curl -s {url}/v1/payments -H 'X-API-Key: {demo.MerchantKey}' -H "Idempotency-Key: $(date +%s%N)" -H 'Content-Type: application/json' -d '{Payment}'

            """);
    }
}
