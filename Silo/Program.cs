using Payments.Silo.Health;
using Payments.Silo.Hosting;
using Payments.Silo.Settings;
using Payments.Silo.Telemetry;

return await Startup.Run(async () =>
{
    var builder = Startup.Builder(args);
    builder.AddPlatformLogging();
    builder.AddTelemetry("payments-silo");
    builder.AddGrainHost(PlatformSettings.Read(builder.Configuration));

    var app = builder.Build();
    app.MapHealth();
    app.MapMetrics();
    GrainHosting.MapDashboard(app);
    await app.MigrateDatabase();
    await app.StartAsync();
    await app.StartSweeps();
    await app.WaitForShutdownAsync();
});
