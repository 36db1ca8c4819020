using Payments.Tests.Integration.Channels.Contract;

namespace Payments.Tests.Integration.Channels.Crypto;

public sealed class BtcPayContractTests(BtcPayFixture btcPay) : ChannelContractTests(btcPay), IClassFixture<BtcPayFixture>;
