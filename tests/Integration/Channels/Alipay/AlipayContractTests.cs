using Payments.Tests.Integration.Channels.Contract;

namespace Payments.Tests.Integration.Channels.Alipay;

public sealed class AlipayContractTests(AlipayFixture alipay) : ChannelContractTests(alipay), IClassFixture<AlipayFixture>;
