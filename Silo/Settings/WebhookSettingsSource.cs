using System.Globalization;
using Payments.Webhooks;

namespace Payments.Silo.Settings;

/// <summary>Reads what the environment says of webhooks; nothing has to be said.</summary>
internal static class WebhookSettingsSource
{
    private const string AllowPrivate = "PAYMENTS_WEBHOOKS_ALLOW_PRIVATE";
    private const string FirstRetry = "PAYMENTS_WEBHOOKS_FIRST_RETRY_MS";
    private const int LongestFirstRetry = 60_000;

    public static WebhookSettings Read(IConfiguration configuration) => new()
    {
        AllowPrivate = configuration[AllowPrivate] switch
        {
            null or "" or "false" => false,
            "true" => true,
            var text => throw new SettingsException($"{AllowPrivate} is '{text}'; it must be true (development: webhooks may go to this network, and over http) or false."),
        },
        FirstRetry = configuration[FirstRetry] switch
        {
            null or "" => new WebhookSettings().FirstRetry,
            var text => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds) && milliseconds is > 0 and <= LongestFirstRetry
                ? TimeSpan.FromMilliseconds(milliseconds)
                : throw new SettingsException($"{FirstRetry} is '{text}'; it must be a number of milliseconds from 1 to {LongestFirstRetry}."),
        },
    };
}
