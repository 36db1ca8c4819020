using Payments.Outcomes;

namespace Payments.Routing;

/// <summary>What a caller may say of a customer, so that routing knows it. What is not said matches no rule's condition.</summary>
/// <param name="Country">Where the customer pays from, ISO 3166-1 alpha-2.</param>
/// <param name="CardBrand">Such as visa.</param>
[GenerateSerializer, Immutable, Alias("route-hints")]
public sealed record RouteHints([property: Id(0)] string? Country = null, [property: Id(1)] string? CardBrand = null)
{
    private const int MaxBrand = 32;

    public Refusal? Check()
    {
        if (Country is not null && !Geography.Country.IsKnown(Country)) return RoutingRefusals.Invalid("customer_country", "customer_country must be an ISO 3166-1 alpha-2 code in upper case, such as DE.");
        return CardBrand is null || CardBrand.Length is > 0 and <= MaxBrand && CardBrand.All(letter => char.IsAsciiLetterLower(letter) || letter == '_')
            ? null
            : RoutingRefusals.Invalid("card_brand", $"card_brand must have 1 to {MaxBrand} lower-case letters, such as visa.");
    }
}
