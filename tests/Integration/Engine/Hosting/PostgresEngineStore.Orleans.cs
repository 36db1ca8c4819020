using Microsoft.Extensions.DependencyInjection;

namespace Payments.Tests.Integration.Engine.Hosting;

public sealed partial class PostgresEngineStore
{
    private static partial void AddReminders(IServiceCollection services, string connectionString) =>
        services.UseAdoNetReminderService(reminders => reminders.Configure(options =>
        {
            options.Invariant = "Npgsql";
            options.ConnectionString = connectionString;
        }));
}
