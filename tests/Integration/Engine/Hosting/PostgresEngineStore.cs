using System.Text.Json.Serialization;
using Microsoft.Extensions.DependencyInjection;
using Payments.Storage;
using Payments.Storage.Mapping;
using Payments.Tests.Integration.Engine.Grains;

namespace Payments.Tests.Integration.Engine.Hosting;

/// <summary>The platform's own storage and the engine's durable reminders, in a database of its own.</summary>
public sealed partial class PostgresEngineStore : IEngineStore
{
    private readonly TestDatabase _database;

    private PostgresEngineStore(TestDatabase database) => _database = database;

    public static async Task<PostgresEngineStore> CreateAsync()
    {
        var database = await TestDatabase.CreateAsync();
        await database.ExecuteAsync(
            """
            CREATE TABLE engine_accounts (
              key text COLLATE "C" PRIMARY KEY, version bigint NOT NULL, commit_id bigint NOT NULL,
              doc text NOT NULL, updated_at timestamptz NOT NULL, balance bigint NOT NULL
            )
            """);
        return new PostgresEngineStore(database);
    }

    public void AddTo(IServiceCollection services)
    {
        services.AddPaymentsStorage(
            _database.ConnectionString,
            StateMapping.For("account", "engine_accounts", EngineStateJson.Default.AccountState)
                .Column("balance", state => state.Balance));
        AddReminders(services, _database.ConnectionString);
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    private static partial void AddReminders(IServiceCollection services, string connectionString);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(AccountState))]
internal sealed partial class EngineStateJson : JsonSerializerContext;
