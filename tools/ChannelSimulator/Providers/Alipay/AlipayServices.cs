namespace Payments.ChannelSimulator.Providers.Alipay;

internal static class AlipayServices
{
    public static IServiceCollection AddAlipay(this IServiceCollection services) => services
        .AddSingleton<AlipayIdentity>().AddSingleton<AlipayLines>().AddSingleton<AlipayTrades>().AddSingleton<AlipayFunds>()
        .AddSingleton<AlipayNotices>().AddSingleton<AlipayCustomer>().AddSingleton<IProvider, AlipayProvider>();
}
