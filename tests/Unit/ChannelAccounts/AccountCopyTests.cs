using Microsoft.Extensions.Logging.Abstractions;
using Payments.ChannelAccounts;
using Payments.Channels;

namespace Payments.Tests.Unit.ChannelAccounts;

/// <summary>Who may use which account as a process knows it, and how few questions that takes.</summary>
public sealed class AccountCopyTests
{
    private static readonly ChannelEntry Configured = new("simulator", new UnconfiguredChannel());
    private readonly List<string> _asked = [];
    private readonly Queue<TaskCompletionSource<ChangedAccounts>> _answers = [];
    private readonly List<string> _opened = [];

    [Fact]
    public async Task Renew_ManyWhileOneIsUnderWay_OneMoreQuestionWhichTheyAllWaitFor()
    {
        var copy = Copy(Configured);
        var first = copy.Renew();
        await Asked(1);

        // What these know of may have been committed after the first question.
        var late = Enumerable.Range(0, 100).Select(_ => copy.Renew()).ToList();
        Answer("7", Row("cha_1"));
        await first;
        await Asked(2);
        Assert.All(late, one => Assert.False(one.IsCompleted));
        Answer("9", Row("cha_2"));
        await Task.WhenAll(late);

        Assert.Equal(["0", "7"], _asked);
        Assert.Equal(["simulator", "stripe/cha_1", "stripe/cha_2"], Names(copy, "mer_1"));
    }

    [Fact]
    public async Task Renew_QuestionFails_ThoseWhoWaitForTheNextOneGetIt()
    {
        var copy = Copy(Configured);
        var first = copy.Renew();
        await Asked(1);
        var second = copy.Renew();

        _answers.Dequeue().SetException(new InvalidOperationException("away"));
        await Assert.ThrowsAsync<InvalidOperationException>(() => first);
        await Asked(2);
        Answer("3", Row("cha_1"));
        await second;

        Assert.Equal(["0", "0"], _asked);
        var third = copy.TryRenew();
        await Asked(3);
        _answers.Dequeue().SetException(new InvalidOperationException("away"));
        // What is known goes on to hold.
        await third;
        Assert.Equal(["simulator", "stripe/cha_1"], Names(copy, "mer_1"));
    }

    [Fact]
    public void For_EachOwner_TheirsAndEveryonesAndNobodyElses()
    {
        var now = AccountSnapshot.Of(new ConfiguredChannels([Configured])).With(
            [Row("cha_1"), Row("cha_2", merchant: "mer_2"), Row("cha_3", merchant: null), Row("cha_4", enabled: false), Row("cha_5", merchant: null, enabled: false), Row("cha_6", channel: "adyen")], Open);

        Assert.Equal(["simulator", "stripe/cha_1", "stripe/cha_3"], Names(now, "mer_1"));
        Assert.Equal(["simulator", "stripe/cha_2", "stripe/cha_3"], Names(now, "mer_2"));
        Assert.Equal(["simulator", "stripe/cha_3"], Names(now, "mer_3"));
        Assert.Same(now.For("mer_3"), now.For("platform"));
        // What takes no new payments is found, by its channel; one of a channel that there is not is none.
        Assert.NotNull(now.Stored("stripe", "cha_4"));
        Assert.Null(now.Stored("paypal", "cha_4"));
        Assert.Null(now.Stored("adyen", "cha_6"));
    }

    [Fact]
    public void For_NothingAtAll_NowhereButForWhoHasOne()
    {
        var now = AccountSnapshot.Of(new ConfiguredChannels([])).With([Row("cha_1")], Open);
        Assert.Equal(["none"], Names(now, "mer_2"));
        Assert.Equal(["stripe/cha_1"], Names(now, "mer_1"));
    }

    [Fact]
    public void With_KnownOrOlderVersions_NothingChangesAndNewerOnesKeepTheirChannel()
    {
        var before = AccountSnapshot.Of(new ConfiguredChannels([Configured])).With([Row("cha_1", version: 2)], Open);

        Assert.Same(before, before.With([Row("cha_1", version: 2), Row("cha_1", version: 1, enabled: false)], Open));
        var after = before.With([Row("cha_1", version: 3, enabled: false)], Open);

        Assert.Equal(["simulator"], Names(after, "mer_1"));
        Assert.Same(before.Stored("stripe", "cha_1")!.Channel, after.Stored("stripe", "cha_1")!.Channel);
        Assert.Equal(["cha_1"], _opened);
    }

    private static AccountRow Row(string id, long version = 1, string channel = "stripe", string? merchant = "mer_1", bool enabled = true) =>
        new(id, version, channel, merchant, enabled, Payments.Money.PaymentMode.Test);

    private static List<string> Names(AccountCopy copy, string owner) => Names(copy.Now, owner);

    private static List<string> Names(AccountSnapshot now, string owner) => [.. now.For(owner).Select(one => one.Name)];

    private AccountCopy Copy(params ChannelEntry[] configured) => new(Ask, Open, new ConfiguredChannels(configured), NullLogger<AccountCopy>.Instance);

    private Task<ChangedAccounts> Ask(string since)
    {
        var answer = new TaskCompletionSource<ChangedAccounts>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_answers)
        {
            _asked.Add(since);
            _answers.Enqueue(answer);
        }

        return answer.Task;
    }

    private StoredAccount Open(AccountRow row)
    {
        _opened.Add(row.Id);
        var channel = new StoredChannel(row.Channel, new ChannelCapabilities(true, true, true, true), () => throw new InvalidOperationException("Nobody calls it."), _ => { });
        return new StoredAccount(row, channel, new ChannelEntry(ChannelName.Of(row.Channel, row.Id), channel));
    }

    private Task Asked(int times) => Eventually.HoldsAsync(() => { lock (_answers) return _asked.Count == times; }, $"{times} questions were asked");

    private void Answer(string next, params AccountRow[] rows)
    {
        lock (_answers) _answers.Dequeue().SetResult(new ChangedAccounts(next, rows));
    }
}
