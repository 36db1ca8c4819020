using Npgsql;
using Payments.Bench.Usual;
using Payments.Channels.Http;
using Payments.Channels.Simulator;

// The usual design as an ordinary endpoint: rows locked in transactions, a pool, prepared statements, the same API.
var builder = WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
var settings = new NpgsqlConnectionStringBuilder(builder.Configuration["PAYMENTS_DB"]) { MaxAutoPrepare = 100, AutoPrepareMinUsages = 1, NoResetOnClose = true, MaxPoolSize = 64 };
builder.Services.AddSingleton(NpgsqlDataSource.Create(settings));
builder.Services.AddSingleton(new SimulatorChannel(new ChannelHttpOptions { BaseAddress = new Uri(builder.Configuration["PAYMENTS_SIMULATOR_URL"]!) }, builder.Configuration["PAYMENTS_SIMULATOR_KEY"]!));
builder.Services.AddSingleton<Merchants>();
builder.Services.AddSingleton<Books>();
builder.Services.ConfigureHttpJsonOptions(json =>
{
    json.SerializerOptions.PropertyNamingPolicy = System.Text.Json.JsonNamingPolicy.SnakeCaseLower;
    json.SerializerOptions.TypeInfoResolverChain.Insert(0, WireJson.Default);
});

var app = builder.Build();
app.MapPost("/v1/payments", PaymentEndpoint.Handle);
await app.StartAsync();
Console.WriteLine($"listening on {app.Urls.First()}");
await app.WaitForShutdownAsync();
