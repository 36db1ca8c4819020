using Microsoft.Extensions.DependencyInjection;
using Payments.Embedded;

namespace Payments.Storage.Reminders;

public static class ReminderServices
{
    /// <summary>Keeps the embedded engine's reminders in the database of <see cref="StorageServices.AddPaymentsStorage"/>.</summary>
    public static IServiceCollection AddPaymentsReminders(this IServiceCollection services) =>
        services.AddSingleton<IReminderStore, PostgresReminderStore>();
}
