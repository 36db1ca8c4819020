using System.Diagnostics;
using Microsoft.Extensions.Hosting;
using Payments.Sabotage;

/// <summary>
/// .NET runs this before the platform's own Main when DOTNET_STARTUP_HOOKS names this assembly. So what is broken on purpose
/// is in no program that is shipped, and the platform has no switch for it.
/// </summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        var environment = Environment.GetEnvironmentVariable("ASPNETCORE_ENVIRONMENT");
        if (environment != Environments.Development) throw new InvalidOperationException($"Sabotage is for the tests of this repository, in Development only, not in '{environment}'.");
        DiagnosticListener.AllListeners.Subscribe(new HostListener());
    }

    private sealed class HostListener : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>
    {
        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == "Microsoft.Extensions.Hosting") value.Subscribe(this);
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (value is { Key: "HostBuilding", Value: IHostBuilder host }) host.ConfigureServices((_, services) => Saboteur.Apply(services));
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }
    }
}
