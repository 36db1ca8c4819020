using Payments.Silo.Settings;
using Payments.Storage.Migrations;

namespace Payments.Silo.Hosting;

public static class DatabaseStart
{
    /// <summary>Brings the database up to this program's schema; whichever process comes first does it for all.</summary>
    public static Task MigrateDatabase(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILogger<MigrationRunner>>();
        var database = app.Services.GetRequiredService<PlatformSettings>().Database;
        return new MigrationRunner(database, Migration.BuiltIn, TimeProvider.System, log).RunAsync(app.Lifetime.ApplicationStopping);
    }
}
