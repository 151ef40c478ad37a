#pragma once

#include "analysis/contracts/contractrules.h"
#include "analysis/contracts/lint.h"

#include <map>

namespace alidade {

/// Looks at the files of one module.
class LintCheck {
public:
    LintCheck(const ContractSet &set, std::int32_t module, std::set<std::string_view> rules, std::stop_token stop);

    std::vector<ContractFinding> run();

private:
    /// While it lives, the rules that a comment silences are silent.
    class Scope {
    public:
        Scope(LintCheck &check, const std::string &comment);
        ~Scope() { m_check.m_silenced.resize(m_before); }
        Scope(const Scope &) = delete;
        Scope &operator=(const Scope &) = delete;

    private:
        LintCheck &m_check;
        std::size_t m_before;
    };

    bool runs(std::string_view rule) const { return m_rules.contains(rule); }
    void add(std::string_view rule, const ProtoSpan &span, std::string element, std::string message);
    void addAt(const ProtoFile &file, std::string_view rule, const ProtoSpan &span, std::string message);

    // One file.
    void checkFile(const ProtoFile &file);
    void checkFileItself();
    void checkImports();
    void checkPackageName();
    void checkMessage(const ProtoMessage &message);
    void checkField(const ProtoField &field, const std::string &scope);
    void checkOneof(const ProtoOneof &oneof, const ProtoMessage &message);
    void checkEnum(const ProtoEnum &words);
    void checkService(const ProtoService &service);
    void checkMethod(const ProtoMethod &method, const ProtoService &service);
    void checkMethodTypes(const ProtoMethod &method, const ProtoService &service);
    void checkCase(std::string_view rule, std::string_view what, const ProtoElement &element, const std::string &fullName,
                   const std::string &expected, std::string_view style);
    void checkComment(std::string_view rule, std::string_view what, const ProtoElement &element, const std::string &fullName);

    // All files together.
    void checkPackages();
    void checkSamePackageOption(std::string_view rule, std::string_view option, std::string_view package,
                                const std::vector<const ProtoFile *> &files);
    void checkDirectories();
    void checkImportCycles();
    void checkStableImports();
    void checkMethodsTogether();

    const ContractSet &m_set;
    std::int32_t m_moduleIndex;
    const CheckConfig &m_config;
    std::set<std::string_view> m_rules;
    FindingFilter m_filter;
    std::stop_token m_stop;
    const ProtoFile *m_file = nullptr;   ///< that is looked at
    std::vector<std::string> m_silenced; ///< what follows "buf:lint:ignore " in the comments around
    std::vector<ContractFinding> m_findings;
};

/// Whether the comment has something to say: a line that is no instruction to buf.
bool isRealComment(const std::string &comment);

} // namespace alidade
