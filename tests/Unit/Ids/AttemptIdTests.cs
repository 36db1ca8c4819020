using Payments.Ids;

namespace Payments.Tests.Unit.Ids;

public sealed class AttemptIdTests
{
    [Theory]
    [InlineData(IdPrefix.Payment)]
    [InlineData(IdPrefix.Refund)]
    public void OwnerOf_AnAttempt_IsWhatItIsFor(string prefix)
    {
        var owner = EntityId.New(prefix);
        Assert.Equal(owner, AttemptId.OwnerOf(AttemptId.Of(owner, AttemptId.First)));
        Assert.Equal(owner, AttemptId.OwnerOf(AttemptId.Of(owner, AttemptId.Void)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("att_")]
    [InlineData("att__")]
    [InlineData("att_0000000000000000000000000g")]
    [InlineData("att_pay_0_1")]
    [InlineData("att_mer_00000000000000000000000000_1")]
    [InlineData("pay_00000000000000000000000000_1")]
    public void OwnerOf_AnythingElse_IsNone(string text) => Assert.Null(AttemptId.OwnerOf(text));
}
