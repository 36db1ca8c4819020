using Payments.Api;
using Payments.Api.Access;
using Payments.Api.Access.Addresses;
using Payments.Api.Access.Rates;
using Payments.Api.Demo;
using Payments.Api.Http;
using Payments.Api.OpenApi;
using Payments.Silo.Health;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Silo.Telemetry;

if (args is ["new-admin-key"]) return NewAdministratorKey.Print();

return await Startup.Run(async () =>
{
    var builder = Startup.Builder(args);
    var settings = PlatformSettings.Read(builder.Configuration);
    builder.AddPlatformLogging();
    builder.AddTelemetry("payments-api");
    if (settings.Mode == ProcessMode.All) builder.AddGrainHost(settings);
    else builder.AddGrainClient(settings);
    Limits.Apply(builder);
    builder.AddRateLimits();
    builder.Services.AddApiJson();
    builder.Services.AddApiDocument();

    var app = builder.Build();
    app.UseMiddleware<RequestLog>();
    app.UseMiddleware<Failures>();
    app.UseMiddleware<AddressLimit>();
    app.UseStatusCodePages(UnknownRoute.Answer);
    app.MapHealth();
    app.MapMetrics();
    app.MapOpenApi("/openapi/{documentName}.json");
    app.MapApi();
    GrainHosting.MapDashboard(app);

    if (settings.Mode == ProcessMode.All) await app.MigrateDatabase();
    await app.StartAsync();
    if (settings.Mode == ProcessMode.All) await app.StartSweeps();
    await app.PrepareAccounts();
    await app.WaitForShutdownAsync();
});
