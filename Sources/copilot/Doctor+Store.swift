import Settings
import Storage

extension Doctor {
    /// What is kept, where, whether it is whole, and who has it.
    func store(_ paths: Paths, _ settings: ResolvedSettings, _ report: inout DoctorReport) {
        report.section("Store")
        for (label, folder) in [
            ("live", paths.liveData), ("simulated", paths.simulatedData), ("replay", paths.replayData),
        ] {
            let found = StoreInspection(StorageSetup(folder: folder))
            guard let size = found.size else {
                report.line(label, "nothing is kept yet")
                continue
            }
            report.line(label, found.database)
            var facts = ["\((size + 1_023) / 1_024) KiB"]
            if let schema = found.schema { facts.append("schema \(schema)") }
            if let accounts = found.accounts { facts.append("accounts \(accounts)") }
            if let days = found.journalDays { facts.append("journal days \(days)") }
            if found.faults.isEmpty { facts.append("sound") }
            report.line("", facts.joined(separator: ", "))
            report.line("", found.holder.map { "open: \($0.description)" } ?? "no desk has it open")
            for fault in found.faults { report.complain(fault) }
            for file in found.aside {
                report.line("", "\(file) was damaged and lies aside; move it away when it is of no more use")
            }
        }
        redis(settings, &report)
    }

    private func redis(_ settings: ResolvedSettings, _ report: inout DoctorReport) {
        guard let text = settings[.redisAddress].value?.text else {
            report.line("redis", "not set; accounts are kept in SQLite")
            return
        }
        do throws(StorageError) {
            let address = try RedisAddress(text)
            let durability = try address.look()
            report.line("redis", "\(address), \(durability.isDurable ? "durable" : "not durable")")
            if let note = durability.note { report.complain(note) }
        } catch {
            report.complain(error.description)
        }
    }
}
