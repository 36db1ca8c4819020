using Payments.Api.Access.Addresses;

namespace Payments.Api.Access.Rates;

internal static class RateServices
{
    /// <summary>Settings are read at once, so that a wrong one ends the start.</summary>
    public static void AddRateLimits(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<RequestsInFlight>();
        builder.Services.AddSingleton(new AddressRate(builder.Configuration, builder.Environment, TimeProvider.System));
    }
}
