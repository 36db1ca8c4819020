namespace Payments.ChannelSimulator.Providers.BtcPay;

internal static class BtcPayServices
{
    public static IServiceCollection AddBtcPay(this IServiceCollection services) => services
        .AddSingleton<BtcPayInvoices>().AddSingleton<BtcPayRefunds>().AddSingleton<BtcPayWebhooks>().AddSingleton<BtcPayCustomer>().AddSingleton<IProvider, BtcPayProvider>();
}
