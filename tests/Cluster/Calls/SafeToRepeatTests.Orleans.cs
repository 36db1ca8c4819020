using Payments.Keys;
using Payments.Merchants;
using Payments.Signing;
using Payments.Silo.Hosting.Calls;

namespace Payments.Tests.Cluster.Calls;

public sealed class SafeToRepeatTests
{
    [Theory]
    [InlineData(typeof(IMerchantGrain), nameof(IMerchantGrain.Read), true)]
    [InlineData(typeof(IKeyOwnerGrain), nameof(IKeyOwnerGrain.CheckKey), true)]
    [InlineData(typeof(IKeyOwnerGrain), nameof(IKeyOwnerGrain.CreateKey), true)]
    [InlineData(typeof(INonceGrain), nameof(INonceGrain.Use), false)]
    [InlineData(typeof(IMerchantGrain), nameof(IMerchantGrain.OpenSubAccount), true)]
    [InlineData(typeof(IMerchantGrain), nameof(IMerchantGrain.Register), true)]
    [InlineData(typeof(IMerchantGrain), nameof(IMerchantGrain.Suspend), false)]
    public void Includes_AMethod_WhenItOnlyReadsOrItsRequestIsRecognised(Type grain, string method, bool expected) =>
        Assert.Equal(expected, SafeToRepeat.Includes(grain.GetMethod(method)!));
}
