using System.Collections.Concurrent;
using System.Text.Json;
using Payments.Channels;
using Payments.Channels.Simulator;
using static Payments.Channels.ChannelAnswer;

namespace Payments.Tests.Integration.Channels;

public sealed class SimulatorRestartTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("payments-simulator-");

    private string Log => Path.Combine(_folder.FullName, "witness.ndjson");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("--settle-ms", "50")]
    [InlineData("--no-fsync")]
    public async Task Kill_UnderLoad_EveryAnsweredEffectIsStillThere(params string[] options)
    {
        var answered = new ConcurrentQueue<(ChargeOrder Order, ChannelAnswer Answer)>();
        for (var round = 0; round < 3; round++)
        {
            await using var process = await SimulatorProcess.Start(Log, options);
            using var channel = SimulatorFixture.ChannelTo(process.Url);
            var goal = answered.Count + 200;
            var clients = Enumerable.Range(0, 16).Select(_ => Task.Run(() => ChargeUntilItDies(channel, answered))).ToList();
            await Eventually.HoldsAsync(() => answered.Count >= goal, "there are answers to lose");
            await process.Kill();
            await Task.WhenAll(clients);
        }

        await using var last = await SimulatorProcess.Start(Log, options);
        using var check = SimulatorFixture.ChannelTo(last.Url);
        foreach (var (order, answer) in answered) Assert.Equal(answer, await check.Query(Orders.Query(order), default));
        var log = await last.Log();
        Assert.Equal(Enumerable.Range(1, log.Count).Select(number => (long)number), log.Select(line => line.GetProperty("seq").GetInt64()));
        var charged = log.Where(line => line.GetProperty("kind").GetString() == "charge").Select(line => line.GetProperty("key").GetString()).ToList();
        Assert.Equal(charged.Count, charged.Distinct().Count());
    }

    [Fact]
    public async Task Kill_ThenTheSameKeys_RememberedWithTheirParameters()
    {
        var charge = Orders.Charge("tok_visa");
        ChannelAnswer first;
        await using (var process = await SimulatorProcess.Start(Log))
        {
            using var before = SimulatorFixture.ChannelTo(process.Url);
            first = await before.Charge(charge, default);
            await process.Kill();
        }

        await using var restarted = await SimulatorProcess.Start(Log);
        using var channel = SimulatorFixture.ChannelTo(restarted.Url);
        Assert.Equal(first, await channel.Charge(charge, default));
        Assert.IsType<Unknown>(await channel.Charge(charge with { Amount = charge.Amount with { Minor = 1 } }, default));
        Assert.Equal(["charge", "duplicate", "key_conflict"], await restarted.Seen(charge.AttemptId));
    }

    [Fact]
    public async Task Kill_ThenMoreRefunds_StillNotMoreThanWasCaptured()
    {
        var charge = Orders.Charge("tok_visa", 1000);
        string reference;
        await using (var process = await SimulatorProcess.Start(Log))
        {
            using var before = SimulatorFixture.ChannelTo(process.Url);
            reference = Assert.IsType<Succeeded>(await before.Charge(charge, default)).Reference;
            Assert.IsType<Succeeded>(await before.Refund(Orders.Refund(charge, reference, 600), default));
            await process.Kill();
        }

        await using var restarted = await SimulatorProcess.Start(Log);
        using var channel = SimulatorFixture.ChannelTo(restarted.Url);
        Assert.IsType<Declined>(await channel.Refund(Orders.Refund(charge, reference, 401), default));
        Assert.IsType<Succeeded>(await channel.Refund(Orders.Refund(charge, reference, 400), default));
    }

    [Fact]
    public async Task Kill_WhileACallbackIsDue_TheNextOneSendsItWithTheSameId()
    {
        var port = FreePort.Next();
        var order = Orders.Charge("tok_duplicate_callbacks", callbackUrl: new Uri($"http://127.0.0.1:{port}/nobody-yet/"));
        await using (var process = await SimulatorProcess.Start(Log))
        {
            using var channel = SimulatorFixture.ChannelTo(process.Url);
            await channel.Charge(order, default);
            await process.Kill();
        }

        var due = (await File.ReadAllLinesAsync(Log)).Select(line => JsonElement.Parse(line)).Single(line => line.TryGetProperty("callback", out _));
        await using var restarted = await SimulatorProcess.Start(Log, "--callback-tries", "1");
        JsonElement ended = default;
        await Eventually.HoldsAsync(
            async () => (ended = (await restarted.Log()).FirstOrDefault(line => line.GetProperty("kind").GetString() == "callback")).ValueKind != default,
            "the callback was tried");
        Assert.Equal(due.GetProperty("callback").GetString(), ended.GetProperty("callback").GetString());
        Assert.Equal(3, ended.GetProperty("tries").GetInt32());
    }

    [Fact]
    public async Task Kill_WhileChargesWait_TheyStillComeToTheirEnd()
    {
        var processing = Orders.Charge("tok_processing");
        var customer = Orders.Charge("tok_3ds");
        await using (var process = await SimulatorProcess.Start(Log, "--settle-ms", "3600000"))
        {
            using var before = SimulatorFixture.ChannelTo(process.Url);
            Assert.IsType<Processing>(await before.Charge(processing, default));
            Assert.IsType<CustomerAction>(await before.Charge(customer, default));
            await process.Kill();
        }

        await using var restarted = await SimulatorProcess.Start(Log, "--settle-ms", "0", "--challenge-seconds", "1");
        using var channel = SimulatorFixture.ChannelTo(restarted.Url);
        ChannelAnswer expired = new NotFound();
        await Eventually.HoldsAsync(async () => await channel.Query(Orders.Query(processing), default) is Succeeded, "it is charged");
        await Eventually.HoldsAsync(async () => (expired = await channel.Query(Orders.Query(customer), default)) is Declined, "it has expired");
        Assert.Equal("authentication_expired", ((Declined)expired).ChannelCode);
    }

    [Fact]
    public async Task Start_OnALogWithHalfALine_CutsItOffAndGoesOn()
    {
        var charge = Orders.Charge("tok_visa");
        await using (var process = await SimulatorProcess.Start(Log))
        {
            using var before = SimulatorFixture.ChannelTo(process.Url);
            await before.Charge(charge, default);
            Assert.Equal(0, await process.Stop());
        }

        await File.AppendAllTextAsync(Log, """{"seq":3,"time":"2026-01-01T00:00:00+00:00","kind":"charge","op":"cha""");
        await using var restarted = await SimulatorProcess.Start(Log);
        using var channel = SimulatorFixture.ChannelTo(restarted.Url);
        Assert.IsType<Succeeded>(await channel.Charge(Orders.Charge("tok_visa"), default));
        Assert.Equal(3, (await restarted.Log()).Count);
    }

    [Theory]
    [InlineData("not json\n", "Line 1 of the log is not a line of a witness log.")]
    [InlineData("""{"seq":2,"time":"2026-01-01T00:00:00+00:00","kind":"open","log":"00000000"}""" + "\n", "Line 1 of the log does not have the number 1.")]
    public async Task Start_OnABrokenLog_RefusesInOneSentence(string content, string sentence)
    {
        await File.WriteAllTextAsync(Log, content);
        await using var process = SimulatorProcess.Launch("--urls", "http://127.0.0.1:0", "--log", Log);

        Assert.Equal(1, await process.WaitForExit());
        Assert.Equal($"channel simulator: {sentence}", process.Output);
    }

    [Theory]
    [InlineData("--latency-ms", "-1")]
    [InlineData("--latency-ms", "many")]
    [InlineData("--urls", "nowhere")]
    [InlineData("--frobnicate", "1")]
    [InlineData("--log")]
    public async Task Start_WithWrongOptions_RefusesInOneSentence(params string[] options)
    {
        await using var process = SimulatorProcess.Launch(options);

        Assert.Equal(1, await process.WaitForExit());
        Assert.StartsWith($"channel simulator: {options[0]}", process.Output, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', process.Output);
    }

    [Fact]
    public async Task Start_OnALogInUse_RefusesInOneSentence()
    {
        await using var first = await SimulatorProcess.Start(Log);
        await using var second = SimulatorProcess.Launch("--urls", "http://127.0.0.1:0", "--log", Log);

        Assert.Equal(1, await second.WaitForExit());
        Assert.StartsWith("channel simulator: ", second.Output, StringComparison.Ordinal);
    }

    private static async Task ChargeUntilItDies(SimulatorChannel channel, ConcurrentQueue<(ChargeOrder Order, ChannelAnswer Answer)> answered)
    {
        while (true)
        {
            var order = Orders.Charge("tok_visa");
            var answer = await channel.Charge(order, default);
            if (answer is not Succeeded) return;
            answered.Enqueue((order, answer));
        }
    }
}
