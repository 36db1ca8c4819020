using System.Globalization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Payments.Channels;
using Payments.Risk;
using Payments.Rows;

namespace Payments.Sabotage;

/// <summary>Puts what the environment asks for in the place of what the platform registered.</summary>
internal static class Saboteur
{
    public const string MutantVariable = "PAYMENTS_SABOTAGE";
    public const string ClockVariable = "PAYMENTS_SABOTAGE_CLOCK_SECONDS";

    public static void Apply(IServiceCollection services)
    {
        if (Environment.GetEnvironmentVariable(ClockVariable) is { Length: > 0 } text)
            Replace<TimeProvider>(services, null, _ => new ShiftedClock(TimeSpan.FromSeconds(int.Parse(text, CultureInfo.InvariantCulture))));
        foreach (var mutant in (Environment.GetEnvironmentVariable(MutantVariable) ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries)) Put(services, mutant);
    }

    private static void Put(IServiceCollection services, string mutant)
    {
        switch (mutant)
        {
            case "charge_key_changes": Channel(services, real => new ForgetfulKeys(real)); return;
            case "unknown_is_guessed": Channel(services, real => new GuessedAnswers(real)); return;
            case "intent_not_written": Storage(services, WriteFlaw.IntentNotWritten); return;
            case "acknowledged_unwritten": Storage(services, WriteFlaw.AcknowledgedUnwritten); return;
            case "events_lost": Storage(services, WriteFlaw.EventsLost); return;
            case "transfers_lost": Storage(services, WriteFlaw.TransfersLost); return;
            case "refunds_forgotten": Storage(services, WriteFlaw.RefundsForgotten); return;
            case "captures_forgotten": Storage(services, WriteFlaw.CapturesForgotten); return;
            case "limits_forgotten": Storage(services, WriteFlaw.LimitsForgotten); return;
            case "callback_applied_twice": Storage(services, WriteFlaw.CallbackAppliedTwice); return;
            case "tick_counts_twice": Storage(services, WriteFlaw.TickCountsTwice); return;
            case "bug_in_a_rule": Replace<IRiskCheck>(services, null, real => new BrokenRiskCheck(real)); return;
            case "fingerprint_ignored": Requests(services, RequestFlaw.FingerprintIgnored); return;
            case "bodies_logged": Requests(services, RequestFlaw.BodiesLogged); return;
            default: throw new InvalidOperationException($"There is no mutant '{mutant}'.");
        }
    }

    private static void Channel(IServiceCollection services, Func<IPaymentChannel, IPaymentChannel> flawed) =>
        Replace<IChannels>(services, null, real => new FlawedChannels(real, flawed));

    private static void Storage(IServiceCollection services, WriteFlaw flaw) =>
        Replace<IGrainStorage>(services, RowStorage.Name, real => new FlawedStorage(real, flaw));

    private static void Requests(IServiceCollection services, RequestFlaw flaw) =>
        services.AddSingleton<IStartupFilter>(provider => ActivatorUtilities.CreateInstance<FlawedRequests>(provider, flaw));

    private static void Replace<T>(IServiceCollection services, object? key, Func<T, T> replacement)
        where T : class
    {
        var registered = services.Last(one => one.ServiceType == typeof(T) && Equals(one.ServiceKey, key));
        services.Remove(registered);
        if (key is null)
        {
            services.AddSingleton(provider => replacement((T)Make(provider, registered.ImplementationInstance, registered.ImplementationType, registered.ImplementationFactory)));
            return;
        }

        // One mutant may stand around another.
        Func<IServiceProvider, object>? inner = registered.KeyedImplementationFactory is { } factory ? provider => factory(provider, key) : null;
        services.AddKeyedSingleton(key, (provider, _) => replacement((T)Make(provider, registered.KeyedImplementationInstance, registered.KeyedImplementationType, inner)));
    }

    private static object Make(IServiceProvider provider, object? instance, Type? type, Func<IServiceProvider, object>? factory) =>
        instance ?? factory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, type!);
}
