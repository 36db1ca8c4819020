namespace Payments.Tests.Simulation.Run;

/// <summary>
/// Whatever goes on by itself goes on twice: reminders of the run's own wake a second sweeper, sealer and dispatcher, every few
/// seconds, once the platform has been started again and reads them. So all that is due is ticked for by two.
/// </summary>
internal static class Twins
{
    // Only the tables of one engine have rows.
    private const string Text = """
        INSERT INTO embedded_reminders (grain_type, grain_key, name, start_at, period, etag)
        SELECT grain_type, 'twin', name, now(), interval '5 seconds', etag FROM embedded_reminders WHERE name IN ('sweep', 'seal', 'dispatch');

        INSERT INTO orleans_reminders (service_id, grain_id, reminder_name, start_time, period, grain_hash, version)
        SELECT service_id, replace(grain_id, '/payments', '/twin'), reminder_name, now(), 5000, grain_hash, version FROM orleans_reminders WHERE reminder_name IN ('sweep', 'seal', 'dispatch');
        """;

    public static Task Register(TestDatabase database) => database.ExecuteAsync(Text);
}
