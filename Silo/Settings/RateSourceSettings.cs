using Payments.Exchange;

namespace Payments.Silo.Settings;

/// <summary>Reads where exchange rates come from; an installation may have none.</summary>
internal static class RateSourceSettings
{
    private const string Name = "PAYMENTS_EXCHANGE_RATES";

    public static IRateSource? Read(IConfiguration configuration)
    {
        if (configuration[Name] is not { Length: > 0 } text) return null;
        if (Path.IsPathRooted(text)) return new FileRates(text);
        // Whoever can change rates on their way can change what is charged.
        return Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == "https" || (address.Scheme == "http" && address.IsLoopback))
            ? new HttpRates(address)
            : throw new SettingsException($"{Name} is '{text}'; it must be the absolute path of a file, or an https URL.");
    }
}
