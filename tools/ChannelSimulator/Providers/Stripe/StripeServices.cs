namespace Payments.ChannelSimulator.Providers.Stripe;

internal static class StripeServices
{
    public static IServiceCollection AddStripe(this IServiceCollection services) => services
        .AddSingleton<StripeBook>().AddSingleton<StripeIntents>().AddSingleton<StripeRefunds>().AddSingleton<StripeReads>()
        .AddSingleton<StripeWebhooks>().AddSingleton<IProvider, StripeProvider>();
}
