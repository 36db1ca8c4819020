using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Payments.Channels;
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
        switch (Environment.GetEnvironmentVariable(MutantVariable))
        {
            case null or "": return;
            case "charge_key_changes": Channel(services, real => new ForgetfulKeys(real)); return;
            case "unknown_is_guessed": Channel(services, real => new GuessedAnswers(real)); return;
            case "intent_not_written": Storage(services, WriteFlaw.IntentNotWritten); return;
            case "acknowledged_unwritten": Storage(services, WriteFlaw.AcknowledgedUnwritten); return;
            case "events_lost": Storage(services, WriteFlaw.EventsLost); return;
            case "transfers_lost": Storage(services, WriteFlaw.TransfersLost); return;
            case "refunds_forgotten": Storage(services, WriteFlaw.RefundsForgotten); return;
            case var other: throw new InvalidOperationException($"There is no mutant '{other}'.");
        }
    }

    private static void Channel(IServiceCollection services, Func<IPaymentChannel, IPaymentChannel> flawed) =>
        Replace<IChannels>(services, null, real => new FlawedChannels(real, flawed));

    private static void Storage(IServiceCollection services, WriteFlaw flaw) =>
        Replace<IGrainStorage>(services, RowStorage.Name, real => new FlawedStorage(real, flaw));

    private static void Replace<T>(IServiceCollection services, object? key, Func<T, T> replacement)
        where T : class
    {
        var registered = services.Last(one => one.ServiceType == typeof(T) && Equals(one.ServiceKey, key));
        services.Remove(registered);
        if (key is null) services.AddSingleton(provider => replacement((T)Make(provider, registered.ImplementationInstance, registered.ImplementationType, registered.ImplementationFactory)));
        else services.AddKeyedSingleton(key, (provider, _) => replacement((T)Make(provider, registered.KeyedImplementationInstance, registered.KeyedImplementationType, null)));
    }

    private static object Make(IServiceProvider provider, object? instance, Type? type, Func<IServiceProvider, object>? factory) =>
        instance ?? factory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, type!);
}
