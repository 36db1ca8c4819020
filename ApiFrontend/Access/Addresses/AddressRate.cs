using System.Globalization;
using System.Net;
using Payments.Silo.Settings;

namespace Payments.Api.Access.Addresses;

/// <summary>How many requests without a valid key an address may send, as the environment sets it.</summary>
internal sealed class AddressRate
{
    public const string Variable = "PAYMENTS_ADDRESS_RATE";
    private const int Standard = 600;

    private readonly AddressCounts? _counts;
    private readonly bool _loopbackFree;

    public AddressRate(IConfiguration configuration, IHostEnvironment environment, TimeProvider clock)
    {
        var text = configuration[Variable];
        // Everything on a developer's machine has the same address; whoever sets the variable wants it to hold there too.
        _loopbackFree = string.IsNullOrEmpty(text) && environment.IsDevelopment();
        var perMinute = Read(text);
        if (perMinute > 0) _counts = new AddressCounts(perMinute, clock);
    }

    /// <summary>Null when the request may go on, else how long to wait.</summary>
    public TimeSpan? Take(IPAddress address) => _loopbackFree && IPAddress.IsLoopback(address) ? null : _counts?.Take(address);

    private static int Read(string? text)
    {
        if (string.IsNullOrEmpty(text)) return Standard;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var rate) && rate <= AddressCounts.MostPerMinute
            ? rate
            : throw new SettingsException($"{Variable} is '{text}'; it must be the number of requests a minute, up to {AddressCounts.MostPerMinute}, or 0 for no limit.");
    }
}
