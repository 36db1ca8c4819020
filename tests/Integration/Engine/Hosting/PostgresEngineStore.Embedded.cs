using Microsoft.Extensions.DependencyInjection;
using Payments.Storage.Reminders;

namespace Payments.Tests.Integration.Engine.Hosting;

public sealed partial class PostgresEngineStore
{
    private static partial void AddReminders(IServiceCollection services, string connectionString) =>
        services.AddPaymentsReminders();
}
