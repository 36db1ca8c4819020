using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Payments.Silo.Settings;
using Payments.Storage;

namespace Payments.Silo.Hosting;

/// <summary>Runs a process so that whatever keeps it from starting is one clear sentence and exit code 1.</summary>
public static class Startup
{
    /// <summary>
    /// Settings are read once. To watch their files would be to watch every folder below the working one, where a private
    /// database writes too: each of its writes woke this process.
    /// </summary>
    public static WebApplicationBuilder Builder(string[] args) => WebApplication.CreateSlimBuilder([.. args, "--hostBuilder:reloadConfigOnChange=false"]);

    public static async Task<int> Run(Func<Task> main)
    {
        try
        {
            await main();
            return 0;
        }
        catch (Exception e) when (Explain(e) is { } sentence)
        {
            await Console.Error.WriteLineAsync(sentence);
            return 1;
        }
    }

    private static string? Explain(Exception e) => e switch
    {
        SettingsException => e.Message,
        StorageStartException => e.Message,
        IOException { InnerException: AddressInUseException inner } => $"The address is in use: {inner.Message} Stop what listens there, or choose another port (./run --port N).",
        SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse } => "A port that the platform listens on is in use: stop the other process, or choose another port.",
        AggregateException { InnerException: { } inner } => Explain(inner),
        _ => null,
    };
}
