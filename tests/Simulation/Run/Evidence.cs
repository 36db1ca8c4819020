namespace Payments.Tests.Simulation.Run;

/// <summary>Keeps what a run with violations has left, for whoever looks for the cause: every table and every log, one JSON object a line.</summary>
internal static class Evidence
{
    public static async Task Keep(Stage stage, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (var table in await stage.Database.ColumnAsync("SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"))
            await File.WriteAllLinesAsync(Path.Combine(folder, $"{table}.ndjson"), await stage.Database.ColumnAsync($"SELECT row_to_json(t) FROM {table} t"));
        await File.WriteAllLinesAsync(Path.Combine(folder, "witness.log.ndjson"), (await stage.Channel.Log()).Select(line => line.GetRawText()));
        File.Copy(stage.DeliveriesPath, Path.Combine(folder, "deliveries.log.ndjson"), overwrite: true);
        File.Copy(stage.CallsPath, Path.Combine(folder, "calls.log.ndjson"), overwrite: true);
        await File.WriteAllTextAsync(Path.Combine(folder, "platform.log"), string.Join("\n\n", stage.Platform.Outputs));
    }
}
